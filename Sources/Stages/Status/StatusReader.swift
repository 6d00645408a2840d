package import Kafka
package import Wire

/// Takes samples of where an installation stands.
package final class StatusReader {
  private static let answer = Duration.seconds(5)

  private let topics: TopicNames
  private let recordsTopic: String
  private let workGroup: String
  private let sinkGroup: String
  private let patience: Patience
  private let look: TopicLook
  private let reader: Consumer
  private let workers: Consumer
  private let sinks: Consumer
  private let start = ContinuousClock.now
  private var partitions: [String: [TopicPartition]] = [:]
  private var known: [TopicPartition: (last: Int64?, end: Int64)] = [:]
  /// Where to go on reading progress.
  private var progress: [TopicPartition: Int64] = [:]
  private var work: [Int32: WorkProgress] = [:]

  /// - Throws: When a property of the settings is not accepted.
  package init(
    _ settings: ClientSettings,
    topics: TopicNames,
    recordsTopic: String,
    workGroup: String,
    sinkGroup: String,
    patience: Patience
  ) throws(ClientError) {
    self.topics = topics
    self.recordsTopic = recordsTopic
    self.workGroup = workGroup
    self.sinkGroup = sinkGroup
    self.patience = patience
    look = TopicLook(settings: settings, patience: patience)
    reader = try Consumer(settings, mode: .reader(group: nil), onEvent: patience.note)
    // Offsets of open transactions are not waited for: what is committed now is what is asked.
    workers = try Consumer(
      settings,
      mode: .uncommittedReader(group: workGroup),
      onEvent: patience.note
    )
    sinks = try Consumer(
      settings,
      mode: .uncommittedReader(group: sinkGroup),
      onEvent: patience.note
    )
  }

  /// Looks at the topics and groups as they are now.
  ///
  /// - Throws: ``MissingTopic``; `ClientError` when the brokers refuse something.
  package func sample() async throws -> StatusSample {
    var tries = 0
    while true {
      do {
        return try await trySample()
      } catch let error as ClientError where error.code == .autoOffsetReset && tries < 3 {
        // Retention was faster than the reading: what is there now is looked at anew.
        tries += 1
        known = [:]
        progress = [:]
      }
    }
  }

  private func trySample() async throws -> StatusSample {
    let pages = try await lags(of: topics.pages, workers)
    let records = try await lags(of: recordsTopic, sinks)
    try await readProgress()
    let counts = work.values.map(\.outcomes)
    return StatusSample(
      moment: ContinuousClock.now - start,
      pages: pages,
      records: records,
      outcomes: counts.isEmpty ? nil : counts.reduce(into: OutcomeCounts()) { $0.add($1) }
    )
  }

  package func close() async {
    for client in [reader, workers, sinks] { await client.close() }
  }

  private func lags(of topic: String, _ group: Consumer) async throws -> [PartitionLag] {
    let partitions = try await partitions(of: topic)
    // Before the ends, so that a group is never shown beyond the last message.
    let committed = try await patience.retrying("read the group's offsets") {
      try await group.committed(partitions, within: Self.answer)
    }
    let ends = try await look.ends(of: partitions, reader)
    let last = try await lastRecords(ends)
    return partitions.map { source in
      PartitionLag(
        partition: source.partition,
        first: ends.low[source] ?? 0,
        end: ends.high[source] ?? 0,
        last: last[source] ?? nil,
        committed: committed[source]
      )
    }
  }

  private func partitions(of topic: String) async throws -> [TopicPartition] {
    if let known = partitions[topic] { return known }
    let found = try await look.partitions(of: topic, reader)
    partitions[topic] = found
    return found
  }

  private func lastRecords(
    _ ends: TopicLook.Ends
  ) async throws -> [TopicPartition: Int64?] {
    var searches: [TopicPartition: LastRecordSearch] = [:]
    for (source, high) in ends.high {
      let low = ends.low[source] ?? 0
      searches[source] = LastRecordSearch(low: low, end: high, known: known[source])
    }
    while true {
      let starts = searches.compactMapValues(\.start)
      if starts.isEmpty { break }
      try await read(from: starts) { searches[$0.source]?.found($0.offset) }
      for source in starts.keys { searches[source]?.reachedEnd() }
    }
    for (source, search) in searches {
      known[source] = (search.last, ends.high[source] ?? 0)
    }
    return searches.mapValues(\.last)
  }

  private func readProgress() async throws {
    if progress.isEmpty {
      progress = try await look.ends(of: partitions(of: topics.progress), reader).low
    }
    let ends = try await read(from: progress) { message in
      guard case .work(workGroup, let partition)? = ProgressKey(message.key) else { return }
      work[partition] = message.value.flatMap { try? WorkProgress(json: $0) }
    }
    progress.merge(ends) { $1 }
  }

  /// Reads partitions to their ends, side by side.
  ///
  /// - Returns: The offsets to go on at.
  @discardableResult
  private func read(
    from starts: [TopicPartition: Int64],
    _ body: (Message) -> Void
  ) async throws -> [TopicPartition: Int64] {
    var ends: [TopicPartition: Int64] = [:]
    try await reader.assign(starts)
    while ends.count < starts.count {
      try Task.checkCancellation()
      let polled = try await reader.poll(
        PollLimits(messages: 500, bytes: 8 << 20, wait: .milliseconds(200), linger: .zero)
      )
      for message in polled.messages { body(message) }
      ends.merge(polled.ends.filter { starts[$0.key] != nil }) { max($0, $1) }
      if !polled.ends.isEmpty { patience.fine() }
    }
    try await reader.unassign()
    return ends
  }
}
