import Kafka
import Synchronization

/// A group member's clients: one consumer, and one producer after another.
actor GroupLink {
  nonisolated let consumer: Consumer
  nonisolated private let member: GroupMember
  private let patience: Patience
  private let transactionalID: String
  private var producer: Producer
  private let lost = Atomic(false)

  /// Makes the clients; the transactions are initialised, so that nothing of an earlier process of
  /// the same name can be committed any more.
  ///
  /// - Throws: `CancellationError` once `isStopping`.
  static func open(
    _ member: GroupMember,
    _ patience: Patience,
    isStopping: @escaping @Sendable () -> Bool
  ) async throws -> GroupLink {
    let name = member.instance ?? String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let link = try GroupLink(member, patience, transactionalID: "\(member.group)-\(name)")
    do {
      try await link.initialize(isStopping: isStopping)
    } catch {
      await link.close()
      throw error
    }
    return link
  }

  private init(
    _ member: GroupMember,
    _ patience: Patience,
    transactionalID: String
  ) throws(ClientError) {
    self.member = member
    self.patience = patience
    self.transactionalID = transactionalID
    consumer = try Consumer(
      member.client,
      mode: .group(member.group, instance: member.instance),
      onEvent: patience.note
    )
    producer = try Producer(
      member.client,
      transactionalID: transactionalID,
      onEvent: patience.note
    )
  }

  private func initialize(isStopping: @escaping @Sendable () -> Bool) async throws {
    let topics = member.writes
    let producer = producer
    try await patience.retrying("initialise transactions", isStopping: isStopping) {
      try await producer.initTransactions(within: .seconds(5))
      try await producer.warm(topics, within: .seconds(5))
    }
  }

  /// Leaves the producer, whose state is in doubt, for a new one of the same name.
  func renew(isStopping: @escaping @Sendable () -> Bool) async throws {
    let old = producer
    // Not waited for: ending a client may take long when brokers are away, and its successor does
    // not depend on it.
    Task { await old.close() }
    producer = try Producer(
      member.client,
      transactionalID: transactionalID,
      onEvent: patience.note
    )
    try await initialize(isStopping: isStopping)
  }

  /// Writes messages and offsets, all or nothing.
  nonisolated func transact(
    _ messages: [OutgoingMessage],
    offsets: [TopicPartition: Int64] = [:],
    group: GroupMetadata? = nil
  ) async -> TransactionOutcome {
    let producer = await producer
    return await producer.transact(messages, offsets: offsets, group: group) {
      self.lost.load(ordering: .relaxed)
    }
  }

  /// Whether the partitions of the transaction under way were lost: it is aborted then.
  nonisolated func note(lost: Bool) { self.lost.store(lost, ordering: .relaxed) }

  /// The offsets to read from: the committed ones, or the oldest of a partition without any.
  nonisolated func positions(
    of sources: [TopicPartition],
    isStopping: @Sendable () -> Bool
  ) async throws -> [TopicPartition: Int64] {
    let consumer = consumer
    var positions = try await patience.retrying("read offsets", isStopping: isStopping) {
      try await consumer.committed(sources, within: .seconds(5))
    }
    for source in sources where positions[source] == nil {
      positions[source] = try await patience.retrying("read offsets", isStopping: isStopping) {
        try await consumer.watermarks(of: source, within: .seconds(5)).low
      }
    }
    return positions
  }

  /// Polls; when nothing comes and the brokers seem away, looks whether they are back.
  ///
  /// - Throws: `GroupError`, or a `ClientError` after which the consumer is of no use any more.
  nonisolated func poll(_ limits: PollLimits) async throws -> Polled {
    do {
      let polled = try await consumer.poll(limits)
      if polled.messages.isEmpty, patience.isTroubled { await probe() }
      return polled
    } catch {
      throw GroupError.judging(error)
    }
  }

  nonisolated private func probe() async {
    do {
      _ = try await consumer.partitions(of: member.reads, within: .seconds(1))
      patience.fine()
    } catch {
      patience.trouble(error)
    }
  }

  /// Leaves the group and ends both clients.
  func close() async {
    await consumer.close()
    await producer.close()
  }
}
