import Kafka
import Wire

/// A producer's way to the topics: its transactions, and what is committed.
struct EnqueueLink {
  private let settings: EnqueueSettings
  private let source: String
  private let patience: Patience
  private let isStopping: @Sendable () -> Bool
  private let producer: ProducerLink

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
    producer = ProducerLink(
      settings.client,
      transactionalID: "\(settings.topics.prefix)-enqueue-\(source)",
      topics: [settings.topics.pages, settings.topics.dead, settings.topics.progress],
      patience: patience,
      isStopping: isStopping
    )
  }

  /// Makes a new producer, which fences all earlier ones of the source: what is read with
  /// ``progress(isWaiting:)`` afterwards is the last word.
  func renew() async throws { try await producer.renew() }

  /// Writes messages, all or nothing.
  func transact(_ messages: [OutgoingMessage]) async -> TransactionOutcome {
    await producer.transact(messages)
  }

  func close() async { await producer.close() }

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
}
