import Kafka
import Synchronization
import Wire

/// A worker's clients: one consumer, and one producer after another.
actor WorkLink {
  nonisolated let consumer: Consumer
  private let settings: WorkSettings
  private let patience: Patience
  private let transactionalID: String
  private var producer: Producer
  private let lost = Atomic(false)

  /// Makes the clients; the transactions are initialised, so that nothing of an earlier process of
  /// the same name can be committed any more.
  ///
  /// - Throws: `CancellationError` once `isStopping`.
  static func open(
    _ settings: WorkSettings,
    _ patience: Patience,
    isStopping: @escaping @Sendable () -> Bool
  ) async throws -> WorkLink {
    let member = settings.instance ?? String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let link = try WorkLink(settings, patience, transactionalID: "\(settings.group)-\(member)")
    do {
      try await link.initialize(isStopping: isStopping)
    } catch {
      await link.close()
      throw error
    }
    return link
  }

  private init(
    _ settings: WorkSettings,
    _ patience: Patience,
    transactionalID: String
  ) throws(ClientError) {
    self.settings = settings
    self.patience = patience
    self.transactionalID = transactionalID
    consumer = try Consumer(
      settings.client,
      mode: .group(settings.group, instance: settings.instance),
      onEvent: patience.note
    )
    producer = try Producer(
      settings.client,
      transactionalID: transactionalID,
      onEvent: patience.note
    )
  }

  private func initialize(isStopping: @escaping @Sendable () -> Bool) async throws {
    let topics = [
      settings.recordsTopic ?? settings.topics.records, settings.topics.dead,
      settings.topics.progress,
    ]
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
      settings.client,
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

  /// Leaves the group and ends both clients.
  func close() async {
    await consumer.close()
    await producer.close()
  }
}
