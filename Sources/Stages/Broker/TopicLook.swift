import Kafka
import Wire

/// Asks the brokers for what reading begins with: partitions, groups' offsets, ends.
struct TopicLook {
  private static let answer = Duration.seconds(5)

  let settings: ClientSettings
  let patience: Patience

  /// The offsets of a topic's partitions.
  struct Ends: Sendable {
    /// The oldest offset there is.
    var low: [TopicPartition: Int64] = [:]
    /// The offset after the last one.
    var high: [TopicPartition: Int64] = [:]
  }

  /// A topic's partitions.
  ///
  /// - Throws: ``MissingTopic``.
  func partitions(of topic: String, _ consumer: Consumer) async throws -> [TopicPartition] {
    let found = try await patience.retrying("ask for the topic \(topic)") {
      try await consumer.partitions(of: topic, within: Self.answer)
    }
    guard !found.isEmpty else { throw MissingTopic(name: topic) }
    return found
  }

  /// A group's committed offsets, not waiting for open transactions: what they commit is not
  /// committed.
  func committed(
    _ group: String,
    _ partitions: [TopicPartition]
  ) async throws -> [TopicPartition: Int64] {
    try await withConsumer(.uncommittedReader(group: group)) { consumer in
      try await patience.retrying("read the offsets of the group \(group)") {
        try await consumer.committed(partitions, within: Self.answer)
      }
    }
  }

  /// The first and last offsets as the consumer may read them.
  func ends(of partitions: [TopicPartition], _ consumer: Consumer) async throws -> Ends {
    var ends = Ends()
    for source in partitions {
      let (low, high) = try await patience.retrying("ask for the offsets of \(source)") {
        try await consumer.watermarks(of: source, within: Self.answer)
      }
      ends.low[source] = low
      ends.high[source] = high
    }
    return ends
  }

  /// Makes a consumer for the time of `body`.
  func withConsumer<Result>(
    _ mode: Consumer.Mode,
    _ body: (Consumer) async throws -> Result
  ) async throws -> Result {
    let consumer = try Consumer(settings, mode: mode, onEvent: patience.note)
    do {
      let result = try await body(consumer)
      await consumer.close()
      return result
    } catch {
      await consumer.close()
      throw error
    }
  }
}
