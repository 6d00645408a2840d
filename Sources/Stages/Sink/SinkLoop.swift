import FileSink
import Kafka
import Logging
import Wire

/// The sink's loop: messages are streamed into open segments; a segment that is due is staged,
/// committed, and only then given its final name.
///
/// Whatever goes wrong with a commit, all open segments are dropped, and reading goes on from what
/// is committed.
final class SinkLoop {
  /// One partition that is written.
  private struct Reading {
    /// The position after the last message that was read.
    var next: Int64
    var gauge = SegmentGauge()
  }

  private let settings: SinkSettings
  private let link: GroupLink
  private let volume: SinkVolume
  private let patience: Patience
  private let progress: SinkStatus
  private let logger: Logger
  private let time: @Sendable () -> String
  private let isStopping: @Sendable () -> Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var readings: [Int32: Reading] = [:]
  /// Partitions of ours whose lock another process holds, with the position to go on from.
  private var waiting: [Int32: Int64] = [:]
  private var triedLocks = Duration.zero
  /// Entries that are in the ledger for good: the next transaction removes them from the topic.
  private var finished: [ProgressKey] = []
  private var failures = 0
  private var fencings = 0

  init(
    settings: SinkSettings,
    link: GroupLink,
    volume: SinkVolume,
    patience: Patience,
    progress: SinkStatus,
    logger: Logger,
    time: @escaping @Sendable () -> String,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.link = link
    self.volume = volume
    self.patience = patience
    self.progress = progress
    self.logger = logger
    self.time = time
    self.isStopping = isStopping
    start = clock.now
  }

  private var now: Duration { clock.now - start }

  func run() async throws {
    try await link.consumer.subscribe([settings.records])
    // A volume that comes back late finishes its files, whoever has their partitions now.
    _ = try await load([])
    let limits = PollLimits(
      messages: 4096,
      bytes: 16 << 20,
      wait: .milliseconds(200),
      linger: .milliseconds(50)
    )
    while !isStopping() {
      let polled = try await link.poll(limits)
      if let rebalance = polled.rebalance {
        try await answer(rebalance)
        continue
      }
      guard try await take(polled.messages) else { continue }
      let due = readings.filter { $0.value.gauge.isDue(at: now, settings.rotation) }.map(\.key)
      guard try await commit(due) else { continue }
      if !waiting.isEmpty, now - triedLocks > .seconds(1) { try await tryLocks() }
    }
    _ = try await commit(readings.filter { $0.value.gauge.rows > 0 }.map(\.key))
  }

  /// Adds messages to their segments, closing those that are due in between.
  ///
  /// - Returns: Whether the work goes on where it is; otherwise everything was dropped.
  private func take(_ messages: [Message]) async throws -> Bool {
    var gathered: [Int32: [Message]] = [:]
    for message in messages {
      let partition = message.source.partition
      guard let reading = readings[partition] else { continue }
      if reading.gauge.isDue(before: message.timestamp, settings.rotation) {
        if let before = gathered.removeValue(forKey: partition) {
          try await volume.append(before, to: partition)
        }
        guard try await commit([partition]) else { return false }
      }
      readings[partition]?.gauge.add(
        bytes: message.value?.count ?? 0,
        timestamp: message.timestamp,
        at: now
      )
      readings[partition]?.next = message.offset + 1
      gathered[partition, default: []].append(message)
    }
    for (partition, messages) in gathered.sorted(by: { $0.key < $1.key }) {
      try await volume.append(messages, to: partition)
    }
    return true
  }

  /// Stages the open segments of partitions and commits them in one transaction.
  ///
  /// - Returns: Whether the work goes on where it is; otherwise everything was dropped.
  private func commit(_ partitions: [Int32]) async throws -> Bool {
    guard !partitions.isEmpty else { return true }
    let (outcome, entries) = try await transact(partitions)
    switch outcome {
    case .committed:
      try await settle(entries)
      return true
    case .aborted(let error, _): try await recover(from: error, isProducerUsable: true)
    case .unknown(let error): try await recover(from: error, isProducerUsable: false)
    case .fatal(let error):
      if error.isFenced { fencings += 1 }
      // Once it may be the broker, which ended the transaction for its age.
      guard fencings < 3 else { throw GroupError.fenced(error) }
      try await recover(from: error, isProducerUsable: false)
    }
    return false
  }

  private func transact(
    _ partitions: [Int32]
  ) async throws -> (TransactionOutcome, [Int32: LedgerEntry]) {
    var (entries, offsets): ([Int32: LedgerEntry], [TopicPartition: Int64]) = ([:], [:])
    var messages = finished.map { message($0, nil) }
    for partition in partitions.sorted() {
      guard let reading = readings[partition] else { continue }
      let entry = try await volume.stage(partition, next: reading.next, at: time())
      let value = SinkProgress(volume: volume.id, entry: entry.line)
      messages.append(message(key(partition, entry), value.json))
      entries[partition] = entry
      offsets[TopicPartition(settings.records, partition)] = entry.next
    }
    let group = try await link.consumer.groupMetadata()
    let outcome = await patience.during("commit a segment") {
      await link.transact(messages, offsets: offsets, group: group)
    }
    return (outcome, entries)
  }

  /// Finishes segments that are committed.
  private func settle(_ entries: [Int32: LedgerEntry]) async throws {
    patience.fine()
    (failures, fencings) = (0, 0)
    try await volume.finish(entries)
    finished = entries.map { key($0.key, $0.value) }
    for partition in entries.keys { readings[partition]?.gauge = SegmentGauge() }
    let rows = entries.values.reduce(0) { $0 + ($1.files.first?.rows ?? 0) }
    progress.note { state in
      state.rows += rows
      state.segments += entries.count
      state.transactions += 1
    }
  }

  private func key(_ partition: Int32, _ entry: LedgerEntry) -> ProgressKey {
    .sink(group: settings.group, partition: partition, first: entry.first)
  }

  private func message(_ key: ProgressKey, _ value: [UInt8]?) -> OutgoingMessage {
    OutgoingMessage(topic: settings.topics.progress, key: key.bytes, value: value)
  }

  /// Drops everything in hand and reads on from what is committed, which alone decides whether the
  /// transaction in doubt was.
  private func recover(from error: ClientError, isProducerUsable: Bool) async throws {
    logger.info("a segment did not commit: \(error)")
    if error.isMatterOfTime {
      patience.trouble(error)
    } else {
      failures += 1
      guard failures < WorkLoop.failureLimit else {
        throw GroupError.repeated(error, times: failures)
      }
    }
    try await Task.sleep(for: .milliseconds(50 << min(failures, 6)))
    if !isProducerUsable { try await link.renew(isStopping: isStopping) }
    let positions = try await load(Array(readings.keys) + Array(waiting.keys))
    try await link.consumer.assign(positions)
  }

  private func answer(_ rebalance: Rebalance) async throws {
    switch rebalance {
    case .assigned(let sources):
      let positions = try await load(sources.map(\.partition))
      logger.notice("writes \(sources.count) partitions of \(settings.records)")
      try await link.consumer.assign(positions)
    case .revoked(_, let lost):
      if lost {
        logger.notice("lost the partitions to other sinks")
      } else {
        // Else a group that rebalances often would never get a segment full.
        try await commitBeforeRevoke()
      }
      await volume.closeAll()
      (readings, waiting) = ([:], [:])
      try await link.consumer.unassign()
    }
    progress.note { [count = readings.count] in $0.partitions = count }
  }

  private func commitBeforeRevoke() async throws {
    let open = readings.filter { $0.value.gauge.rows > 0 }.map(\.key)
    guard !open.isEmpty else { return }
    let (outcome, entries) = try await transact(open)
    switch outcome {
    case .committed: try await settle(entries)
    case .aborted: break
    case .unknown, .fatal: try await link.renew(isStopping: isStopping)
    }
  }

  /// Reads what is committed, finishes what this volume left, and opens partitions.
  ///
  /// - Returns: The offsets to read from, without partitions whose lock another process holds.
  private func load(_ partitions: [Int32]) async throws -> [TopicPartition: Int64] {
    await volume.closeAll()
    (readings, waiting) = ([:], [:])
    let known = try await patience.retrying("read the progress", isStopping: isStopping) {
      try await GroupLedger.read(settings, volume: volume.id, onEvent: patience.note)
    }
    finished = []
    for (partition, entries) in known.own where !partitions.contains(partition) {
      guard let next = entries.last?.next,
        try await volume.open(partition, next: next, committed: entries)
      else { continue }
      await volume.close(partition)
      finished += entries.map { key(partition, $0) }
    }
    guard !partitions.isEmpty else { return [:] }
    let sources = partitions.map { TopicPartition(settings.records, $0) }
    var positions = try await link.positions(of: sources, isStopping: isStopping)
    for (source, next) in positions {
      let partition = source.partition
      if let before = known.next[partition], next < before {
        throw GroupError.groupStateLost(group: settings.group, source: source, next: before)
      }
      let entries = known.own[partition] ?? []
      if try await volume.open(partition, next: next, committed: entries) {
        readings[partition] = Reading(next: next)
        finished += entries.map { key(partition, $0) }
      } else {
        logger.notice("waits for partition \(partition), which another process has locked")
        waiting[partition] = next
        positions[source] = nil
      }
    }
    return positions
  }

  /// Tries again to get the partitions that others had locked.
  private func tryLocks() async throws {
    triedLocks = now
    // Their files may have to be finished first, so everything is read anew.
    guard try await commit(readings.filter { $0.value.gauge.rows > 0 }.map(\.key)) else { return }
    let all = Array(readings.keys) + Array(waiting.keys)
    try await link.consumer.assign(try await load(all))
  }
}
