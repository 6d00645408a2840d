import Kafka
import Synchronization
import Wire

/// A producer's way to the topics: one transactional client after another, and what is committed.
actor EnqueueLink {
  private let settings: EnqueueSettings
  private let source: String
  private let patience: Patience
  private let isStopping: @Sendable () -> Bool
  private var producer: Producer?

  init(
    _ settings: EnqueueSettings,
    source: String,
    _ patience: Patience,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.source = source
    self.patience = patience
    self.isStopping = isStopping
  }

  /// Makes a new producer, which fences all earlier ones of the source.
  ///
  /// What is read with ``progress()`` afterwards is the last word: nothing of an earlier producer can
  /// be committed behind it.
  ///
  /// - Throws: `ClientError`; `CancellationError` once the work is stopping.
  func renew() async throws {
    if let old = producer {
      // Not waited for: ending a client may take long when brokers are away, and its successor does
      // not depend on it.
      Task { await old.close() }
    }
    let made = try Producer(
      settings.client,
      transactionalID: "\(settings.topics.prefix)-enqueue-\(source)",
      onEvent: patience.note
    )
    producer = made
    let topics = [settings.topics.pages, settings.topics.dead, settings.topics.progress]
    try await patience.retrying("initialise transactions", isStopping: isStopping) {
      try await made.initTransactions(within: .seconds(5))
      try await made.warm(topics, within: .seconds(5))
    }
  }

  /// What is committed of the source's inputs, by their names.
  ///
  /// Without `isWaiting` some of it may be missing that is behind an open transaction; with it, that
  /// has to end first, and one of a killed predecessor ends with ``renew()``.
  func progress(isWaiting: Bool = true) async throws -> [String: SourceJudgement.Found] {
    try await patience.retrying("read the progress", isStopping: isStopping) {
      var found: [String: SourceJudgement.Found] = [:]
      try await readToEnd(
        of: settings.topics.progress,
        settings.client,
        within: .seconds(60),
        isWaiting: isWaiting,
        onEvent: patience.note
      ) { message in
        guard case .source(source, let input)? = ProgressKey(message.key) else { return }
        guard let value = message.value else {
          found[input] = nil
          return
        }
        do throws(JSONDefect) {
          found[input] = .progress(try SourceProgress(json: value))
        } catch {
          found[input] = .unreadable("at byte \(error.offset) \(error.expected) is missing")
        }
      }
      return found
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
