import Kafka

/// A way to write transactions under one transactional id: one client after another.
actor ProducerLink {
  private let settings: ClientSettings
  private let transactionalID: String
  private let topics: [String]
  private let patience: Patience
  private let isStopping: @Sendable () -> Bool
  private var producer: Producer?

  /// Names what is to be written; nothing is made before ``renew()``.
  ///
  /// - Parameters:
  ///   - settings: The way to the cluster.
  ///   - transactionalID: Whoever initialises the same one later fences this one.
  ///   - topics: What transactions write to.
  ///   - patience: Waits for brokers that are away.
  ///   - isStopping: Whether waiting for them is over.
  init(
    _ settings: ClientSettings,
    transactionalID: String,
    topics: [String],
    patience: Patience,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.transactionalID = transactionalID
    self.topics = topics
    self.patience = patience
    self.isStopping = isStopping
  }

  /// Makes a new producer, which fences all earlier ones of the id.
  ///
  /// What is read as committed afterwards is the last word: nothing of an earlier producer can be
  /// committed behind it.
  ///
  /// - Throws: `ClientError`; `CancellationError` once the work is stopping.
  func renew() async throws {
    if let old = producer {
      // Not waited for: ending a client may take long when brokers are away, and its successor does
      // not depend on it.
      Task { await old.close() }
    }
    let made = try Producer(settings, transactionalID: transactionalID, onEvent: patience.note)
    producer = made
    try await patience.retrying("initialise transactions", isStopping: isStopping) {
      try await made.initTransactions(within: .seconds(5))
      try await made.warm(topics, within: .seconds(5))
    }
  }

  /// Writes messages, all or nothing.
  nonisolated func transact(_ messages: [OutgoingMessage]) async -> TransactionOutcome {
    guard let producer = await producer else {
      return .unknown(ClientError(.state, operation: "write without a producer"))
    }
    return await patience.during("commit a transaction") { await producer.transact(messages) }
  }

  func close() async {
    await producer?.close()
    producer = nil
  }
}
