import Kafka
import Logging
import Reports
import Wire

/// The worker's loop: while one batch is committed, the next is fetched and transformed.
///
/// Whatever goes wrong with a commit, everything in hand is dropped, and reading goes on from the
/// committed offsets.
final class WorkLoop {
  /// How often in a row commits may fail before the process ends.
  static let failureLimit = 10

  private let settings: WorkSettings
  private let link: GroupLink
  private let state: WorkState?
  private let patience: Patience
  private let progress: WorkerProgress
  private let logger: Logger
  private let time: @Sendable () -> String
  private let isStopping: @Sendable () -> Bool
  private let page: PageWork
  private var partitions: [Int32: PartitionWork] = [:]
  private var failures = 0
  private var fencings = 0

  /// The partitions in hand.
  var assigned: [Int32] { Array(partitions.keys) }

  init(
    settings: WorkSettings,
    link: GroupLink,
    state: WorkState?,
    patience: Patience,
    progress: WorkerProgress,
    logger: Logger,
    time: @escaping @Sendable () -> String,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.link = link
    self.state = state
    self.patience = patience
    self.progress = progress
    self.logger = logger
    self.time = time
    self.isStopping = isStopping
    page = PageWork(
      topics: settings.topics,
      recordsTopic: settings.recordsTopic ?? settings.topics.records,
      budgets: settings.budgets
    )
  }

  func run() async throws {
    try await link.consumer.subscribe([settings.topics.pages])
    var ready: WorkBatch?
    while ready != nil || !isStopping() {
      let current = ready
      ready = nil
      // Held apart, so that both go on at the same time.
      let (link, patience) = (link, patience)
      let messages = current.map { $0.messages + bookkeeping(of: $0) } ?? []
      let offsets = current.map { positions(after: $0) } ?? [:]
      async let outcome = commit(messages, offsets, current?.group, link, patience)
      let polled = try await poll()
      if case .revoked(_, lost: true)? = polled.rebalance { link.note(lost: true) }
      var next: WorkBatch?
      if polled.rebalance == nil, !polled.messages.isEmpty { next = await transform(polled) }
      let isSettled = try await settle(current, await outcome, isRewinding: polled.rebalance == nil)
      if let rebalance = polled.rebalance {
        try await answer(rebalance)
      } else if isSettled {
        ready = next
      }
    }
  }

  private func poll() async throws -> Polled {
    guard !isStopping() else { return Polled() }
    var limits = settings.limits
    if partitions.values.contains(where: { $0.next < $0.carefulBelow }) { limits.messages = 1 }
    return try await link.poll(limits)
  }

  private func transform(_ polled: Polled) async -> WorkBatch? {
    let tasks = polled.messages.compactMap { message -> PageTask? in
      guard let known = partitions[message.source.partition] else { return nil }
      return PageTask(
        message: message,
        strikes: known.strikes[message.offset]?.count ?? 0,
        refusal: known.refusals[message.offset]
      )
    }
    let sideBySide = SideBySide(workers: settings.workers, isStopping: isStopping)
    guard let results = await sideBySide.map(tasks, { [page] in page($0) }) else { return nil }
    var batch = WorkBatch(group: polled.group)
    for result in results {
      let origin = result.origin
      let marks = partitions[origin.partition]?.strikes[origin.offset] ?? []
      let spent = marks.sorted().map { mark in
        ProgressKey.strike(
          group: settings.group,
          partition: origin.partition,
          offset: origin.offset,
          mark: mark
        )
      }
      batch.add(result, spentStrikes: spent)
    }
    return batch
  }

  /// The messages for the progress topic that belong to a batch.
  private func bookkeeping(of batch: WorkBatch) -> [OutgoingMessage] {
    var messages: [OutgoingMessage] = []
    for (partition, part) in batch.parts.sorted(by: { $0.key < $1.key }) {
      var outcomes = partitions[partition]?.outcomes ?? OutcomeCounts()
      outcomes.add(part.outcomes)
      let key = ProgressKey.work(group: settings.group, partition: partition)
      let entry = WorkProgress(next: part.next, at: time(), outcomes: outcomes)
      messages.append(message(key, entry.json))
      messages += part.spentStrikes.map { message($0, nil) }
    }
    return messages
  }

  private func message(_ key: ProgressKey, _ value: [UInt8]?) -> OutgoingMessage {
    OutgoingMessage(topic: settings.topics.progress, key: key.bytes, value: value)
  }

  private func positions(after batch: WorkBatch) -> [TopicPartition: Int64] {
    var offsets: [TopicPartition: Int64] = [:]
    for (partition, part) in batch.parts {
      offsets[TopicPartition(settings.topics.pages, partition)] = part.next
    }
    return offsets
  }

  /// Takes note of what became of a batch.
  ///
  /// - Returns: Whether the work goes on where it is; otherwise it was rewound, or will be by a
  ///   rebalance.
  private func settle(
    _ batch: WorkBatch?,
    _ outcome: TransactionOutcome?,
    isRewinding: Bool
  ) async throws -> Bool {
    guard let batch, let outcome else { return true }
    link.note(lost: false)
    switch outcome {
    case .committed:
      patience.fine()
      (failures, fencings) = (0, 0)
      for (partition, part) in batch.parts {
        partitions[partition]?.advance(to: part.next, adding: part.outcomes)
      }
      progress.note { state in
        state.committed.add(batch.tally)
        state.transactions += 1
      }
      return true
    case .aborted(let error, let tooLarge):
      if tooLarge.isEmpty { try await note(error) } else { refuse(tooLarge, of: batch) }
    case .unknown(let error):
      try await note(error)
      try await renew()
    case .fatal(let error):
      if error.isFenced { fencings += 1 }
      // Once it may be the broker, which ended the transaction for its age.
      guard fencings < 3 else { throw GroupError.fenced(error) }
      try await note(error)
      try await renew()
    }
    if isRewinding, !partitions.isEmpty {
      try await link.consumer.assign(try await positions(of: assigned))
    }
    return false
  }

  /// Leaves the producer and looks what is committed, which the batch in doubt may be.
  private func renew() async throws {
    try await link.renew(isStopping: isStopping)
    try await load(assigned)
  }

  private func note(_ error: ClientError) async throws {
    logger.info("a transaction did not commit: \(error)")
    if error.isMatterOfTime {
      patience.trouble(error)
    } else {
      failures += 1
      guard failures < Self.failureLimit else {
        throw GroupError.repeated(error, times: failures)
      }
    }
    try await Task.sleep(for: .milliseconds(50 << min(failures, 6)))
  }

  /// Remembers which pages' messages the topics do not take.
  private func refuse(_ indexes: [Int], of batch: WorkBatch) {
    for index in indexes where batch.origins.indices.contains(index) {
      let origin = batch.origins[index]
      let before = partitions[origin.partition]?.refusals[origin.offset]
      let isLetter = batch.messages[index].topic == settings.topics.dead
      let refusal: PartitionWork.SizeRefusal = before != nil || isLetter ? .letter : .record
      partitions[origin.partition]?.refusals[origin.offset] = refusal
    }
  }

  private func positions(of numbers: [Int32]) async throws -> [TopicPartition: Int64] {
    let sources = numbers.map { TopicPartition(settings.topics.pages, $0) }
    return try await link.positions(of: sources, isStopping: isStopping)
  }

  private func answer(_ rebalance: Rebalance) async throws {
    switch rebalance {
    case .assigned(let sources): try await take(sources)
    case .revoked(_, let lost):
      if lost { logger.notice("lost the partitions to other workers") }
      logger.info("gives back \(assigned.count) partitions")
      try state?.release(assigned)
      partitions = [:]
      try await link.consumer.unassign()
    }
    progress.note { [count = partitions.count] in $0.partitions = count }
  }

  private func take(_ sources: [TopicPartition]) async throws {
    let numbers = sources.map(\.partition).sorted()
    partitions = [:]
    let positions = try await load(numbers)
    let careful = try state?.take(
      Dictionary(uniqueKeysWithValues: positions.map { ($0.key.partition, $0.value) })
    )
    for partition in careful ?? [] {
      partitions[partition]?.beCareful()
      logger.warning(
        "died \(DeathCounts.limit) times at the same page of partition \(partition); its pages are committed one at a time until that is behind"
      )
    }
    logger.notice("works on \(numbers.count) partitions of \(settings.topics.pages)")
    let starts = positions.sorted { $0.key < $1.key }.map { "\($0.key.partition)/\($0.value)" }
    logger.info("starts at \(starts.joined(separator: ", "))")
    try await link.consumer.assign(positions)
  }

  /// Reads what is committed of the partitions.
  ///
  /// Transactions were initialised before, so nothing of ours can be committed behind this.
  ///
  /// - Returns: The offsets to read from.
  @discardableResult
  private func load(_ numbers: [Int32]) async throws -> [TopicPartition: Int64] {
    guard !numbers.isEmpty else { return [:] }
    let known = try await patience.retrying("read the progress", isStopping: isStopping) {
      try await GroupProgress.read(settings, numbers, onEvent: patience.note)
    }
    let positions = try await positions(of: numbers)
    for (source, next) in positions {
      let entry = known.work[source.partition]
      // Without a committed offset, `next` is the oldest page.
      if let entry, next < entry.next {
        throw GroupError.groupStateLost(
          group: settings.group,
          source: source,
          next: entry.next
        )
      }
      let before = partitions[source.partition]
      partitions[source.partition] = PartitionWork(
        next: next,
        outcomes: entry?.outcomes ?? OutcomeCounts(),
        strikes: (known.strikes[source.partition] ?? [:]).filter { $0.key >= next },
        carefulBelow: before?.carefulBelow ?? 0,
        refusals: before?.refusals ?? [:]
      )
    }
    return positions
  }
}

/// Commits a batch, if there is one.
private func commit(
  _ messages: [OutgoingMessage],
  _ offsets: [TopicPartition: Int64],
  _ group: GroupMetadata?,
  _ link: GroupLink,
  _ patience: Patience
) async -> TransactionOutcome? {
  guard !offsets.isEmpty else { return nil }
  return await patience.during("commit a transaction") {
    await link.transact(messages, offsets: offsets, group: group)
  }
}
