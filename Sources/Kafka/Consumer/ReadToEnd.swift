/// Reads a topic from its beginning to where it ends now, as committed.
///
/// "Now" is the high watermark, open transactions included: an older transaction of someone else
/// holds back the last stable offset, and with it a message of ours that is committed already. So
/// it is waited for, as long as the broker lets it stay open. With `isWaiting` false it is not, and
/// what is behind it is not seen.
///
/// The body gets each message, in order within a partition. `timeout` is for all of it.
///
/// - Throws: A retriable `_TIMED_OUT` when the time is over; an error when there is no such topic.
package func readToEnd(
  of topic: String,
  _ settings: ClientSettings,
  within timeout: Duration,
  isWaiting: Bool = true,
  onEvent: @escaping @Sendable (ClientEvent) -> Void,
  _ body: (Message) throws -> Void
) async throws {
  let deadline = ContinuousClock.now + timeout
  let mode = isWaiting ? Consumer.Mode.uncommittedReader() : .reader(group: nil)
  var ends = try await highWatermarks(of: topic, settings, mode, deadline, onEvent)
  ends = ends.filter { $0.value.low < $0.value.high }
  guard !ends.isEmpty else { return }
  let consumer = try Consumer(settings, mode: .reader(group: nil), onEvent: onEvent)
  do {
    try await consumer.assign(ends.mapValues(\.low))
    while !ends.isEmpty {
      guard ContinuousClock.now < deadline else {
        throw ClientError(.timedOut, operation: "read \(topic) to its end", isRetriable: true)
      }
      let polled = try await consumer.poll(
        PollLimits(messages: 1000, bytes: 8 << 20, wait: .milliseconds(200), linger: .zero)
      )
      for message in polled.messages {
        try body(message)
        if let end = ends[message.source], message.offset + 1 >= end.high {
          ends[message.source] = nil
        }
      }
      for (source, offset) in polled.ends {
        if let end = ends[source], offset >= end.high { ends[source] = nil }
      }
    }
  } catch {
    await consumer.close()
    throw error
  }
  await consumer.close()
}

private func highWatermarks(
  of topic: String,
  _ settings: ClientSettings,
  _ mode: Consumer.Mode,
  _ deadline: ContinuousClock.Instant,
  _ onEvent: @escaping @Sendable (ClientEvent) -> Void
) async throws(ClientError) -> [TopicPartition: (low: Int64, high: Int64)] {
  let consumer = try Consumer(settings, mode: mode, onEvent: onEvent)
  do throws(ClientError) {
    var found: [TopicPartition: (low: Int64, high: Int64)] = [:]
    let partitions = try await consumer.partitions(of: topic, within: deadline - .now)
    guard !partitions.isEmpty else {
      throw ClientError(.unknownTopic, operation: "read the topic \(topic)")
    }
    for partition in partitions {
      found[partition] = try await consumer.watermarks(of: partition, within: deadline - .now)
    }
    await consumer.close()
    return found
  } catch {
    await consumer.close()
    throw error
  }
}
