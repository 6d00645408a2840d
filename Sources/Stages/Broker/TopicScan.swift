import Kafka

/// Reads ranges of partitions as committed, some partitions side by side, each in order of offsets.
struct TopicScan {
  /// Partitions that are read at the same time.
  static let width = 16

  let settings: ClientSettings
  let patience: Patience
  /// How long an open transaction may hold back the end of a range, and never less than it takes
  /// brokers to end one of a dead process.
  let limit: Duration

  /// Reads each range to its end.
  ///
  /// An end beyond the last stable offset is waited for: there a transaction is open that is older
  /// than messages that are committed already.
  ///
  /// - Parameters:
  ///   - ranges: What to read; nothing before a range's start is there, or it does not matter.
  ///   - body: Gets the messages of one poll, and the partitions that are read to their ends.
  /// - Throws: ``ScanError``; `ClientError` for what polling on cannot heal.
  func read(
    _ ranges: [TopicPartition: Range<Int64>],
    _ body: ([Message], [TopicPartition]) async throws -> Void
  ) async throws {
    let empty = ranges.filter(\.value.isEmpty).keys.sorted()
    if !empty.isEmpty { try await body([], empty) }
    let sources = ranges.filter { !$0.value.isEmpty }.keys.sorted()
    guard !sources.isEmpty else { return }
    let consumer = try Consumer(settings, mode: .reader(group: nil), onEvent: patience.note)
    do {
      for first in stride(from: 0, to: sources.count, by: Self.width) {
        let part = sources[first..<min(first + Self.width, sources.count)]
        try await read(ranges.filter { part.contains($0.key) }, with: consumer, body)
      }
    } catch {
      await consumer.close()
      throw error
    }
    await consumer.close()
  }

  private func read(
    _ ranges: [TopicPartition: Range<Int64>],
    with consumer: Consumer,
    _ body: ([Message], [TopicPartition]) async throws -> Void
  ) async throws {
    var left = ranges
    /// Where a partition seems to end before its range does.
    var stops: [TopicPartition: Int64] = [:]
    var moved = ContinuousClock.now
    try await consumer.assign(ranges.mapValues(\.lowerBound))
    while !left.isEmpty {
      try Task.checkCancellation()
      let polled = try await poll(consumer)
      let messages = polled.messages.filter { left[$0.source]?.contains($0.offset) == true }
      for message in messages { stops[message.source] = nil }
      stops.merge(polled.ends.filter { left[$0.key] != nil }) { max($0, $1) }
      var done = polled.messages.filter { message in
        left[message.source].map { message.offset + 1 >= $0.upperBound } ?? false
      }.map(\.source)
      for (source, stop) in stops {
        if let range = left[source], stop >= range.upperBound { done.append(source) }
      }
      for source in done { left[source] = nil }
      if !messages.isEmpty || !done.isEmpty {
        moved = .now
        try await body(messages, Set(done).sorted())
      }
      if !polled.messages.isEmpty || !polled.ends.isEmpty {
        patience.fine()
      } else if patience.isTroubled {
        try await probe(consumer, left.keys.min())
      } else if ContinuousClock.now - moved > max(limit, .seconds(60)),
        let held = stops.min(by: { $0.key < $1.key })
      {
        throw ScanError.openTransaction(source: held.key, offset: held.value)
      }
    }
  }

  private func poll(_ consumer: Consumer) async throws -> Polled {
    do {
      return try await consumer.poll(
        PollLimits(messages: 2000, bytes: 16 << 20, wait: .milliseconds(200), linger: .zero)
      )
    } catch  where error.code == .autoOffsetReset {
      throw ScanError.removedMeanwhile(error.operation)
    }
  }

  /// Looks whether the brokers are back, when there is nothing else to tell.
  private func probe(_ consumer: Consumer, _ source: TopicPartition?) async throws {
    guard let source else { return }
    _ = try await patience.retrying("ask for the offsets of \(source)") {
      try await consumer.watermarks(of: source, within: .seconds(5))
    }
  }
}
