package import Kafka
import Wire

/// Reads the topic of dead letters, and which of them were sent back.
package struct LetterReader: Sendable {
  private let settings: DeadSettings
  private let patience: Patience
  private let progress: ScanProgress
  private let look: TopicLook

  package init(_ settings: DeadSettings, patience: Patience, progress: ScanProgress) {
    self.settings = settings
    self.patience = patience
    self.progress = progress
    look = TopicLook(settings: settings.client, patience: patience)
  }

  /// Reads all letters there are now.
  ///
  /// - Parameter body: Gets letters in the order of each partition's offsets.
  /// - Throws: ``MissingTopic``, ``ScanError``, `ClientError`, and what `body` throws.
  package func readAll(_ body: ([FoundLetter]) async throws -> Void) async throws {
    let sentBack = try await marks()
    let ranges = try await ranges()
    progress.begin(total: ranges.values.reduce(0) { $0 + Int64($1.count) })
    let scan = TopicScan(
      settings: settings.client,
      patience: patience,
      limit: settings.patience
    )
    try await scan.read(ranges) { messages, _ in
      try await body(
        messages.map { message in
          let map = sentBack[message.source.partition]
          return FoundLetter(message, isSentBack: map.map { $0[message.offset] != .none } ?? false)
        }
      )
      progress.add(messages.count)
    }
  }

  /// Reads one letter.
  ///
  /// - Throws: ``DeadError/noLetter(_:topic:)``, and as ``readAll(_:)``.
  package func read(_ place: LetterPlace) async throws -> FoundLetter {
    let source = TopicPartition(settings.topics.dead, place.partition)
    guard let message = try await message(at: place.offset, of: source) else {
      throw DeadError.noLetter(place, topic: settings.topics.dead)
    }
    let isMarked = try await marks()[place.partition].map { $0[place.offset] != .none }
    return FoundLetter(message, isSentBack: isMarked ?? false)
  }

  /// The message at an offset; `nil` when there is none, or none any more.
  package func message(at offset: Int64, of source: TopicPartition) async throws -> Message? {
    try await look.withConsumer(.reader(group: nil)) { consumer in
      guard try await look.partitions(of: source.topic, consumer).contains(source) else {
        return nil
      }
      let ends = try await look.ends(of: [source], consumer)
      guard offset >= ends.low[source] ?? 0, offset < ends.high[source] ?? 0 else { return nil }
      try await consumer.assign([source: offset])
      while true {
        let polled = try await consumer.poll(
          PollLimits(messages: 1, bytes: 1, wait: .milliseconds(200), linger: .zero)
        )
        if let first = polled.messages.first { return first.offset == offset ? first : nil }
        if !polled.ends.isEmpty { return nil }
        try Task.checkCancellation()
      }
    }
  }

  /// Which letters were sent back, by partition and offset.
  private func marks() async throws -> [Int32: OutcomeMap] {
    try await patience.retrying("read the progress") {
      var marks: [Int32: OutcomeMap] = [:]
      try await readToEnd(
        of: settings.topics.progress,
        settings.client,
        within: .seconds(60),
        onEvent: patience.note
      ) { message in
        guard case .retry(let partition, let offset)? = ProgressKey(message.key) else { return }
        marks[partition, default: OutcomeMap()][offset] = message.value == nil ? .none : .record
      }
      return marks
    }
  }

  private func ranges() async throws -> [TopicPartition: Range<Int64>] {
    let topic = settings.topics.dead
    let ends = try await look.withConsumer(.reader(group: nil)) { consumer in
      try await look.ends(of: look.partitions(of: topic, consumer), consumer)
    }
    var ranges: [TopicPartition: Range<Int64>] = [:]
    for (source, high) in ends.high {
      let low = ends.low[source] ?? 0
      ranges[source] = low..<max(low, high)
    }
    return ranges
  }
}
