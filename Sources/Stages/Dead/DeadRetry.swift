import Kafka
import Wire

/// Sends dead letters back to the pages, each together with the mark that it was.
///
/// A retry that is killed leaves letters that are sent back and marked, or neither. The next one
/// ends its transaction first, then reads the marks, so nothing is sent twice.
package final class DeadRetry {
  /// What became of the chosen letters.
  package struct Report: Sendable, Equatable {
    package var sent: Int64 = 0
    package var left: [RetryDecision.Obstacle: Int64] = [:]
    /// The first letters that stay, with the reason.
    package var examples: [Example] = []

    /// A letter that stays.
    package struct Example: Sendable, Equatable {
      package let place: LetterPlace
      package let obstacle: RetryDecision.Obstacle
    }
  }

  /// Letters and bytes in one transaction.
  private static let batch = (letters: 500, bytes: 16 << 20)
  /// How often in a row transactions may fail.
  private static let failureLimit = 10
  private static let exampleLimit = 20

  /// The clients have to be made anew, and what is committed be looked up.
  private struct StartAnew: Error {}

  private let settings: DeadSettings
  private let choice: LetterChoice
  private let maxAttempts: Int
  private let isRehearsal: Bool
  private let patience: Patience
  private let time: @Sendable () -> String
  private let reader: LetterReader
  private let link: ProducerLink
  private var report = Report()
  private var batch: [FoundLetter] = []
  private var bodies: [LetterPlace: [UInt8]] = [:]
  private var bytes = 0
  private var failures = 0
  /// Letters of a transaction of which nobody knew whether it was committed.
  private var doubtful: Set<LetterPlace> = []

  /// - Parameters:
  ///   - settings: Whose letters.
  ///   - choice: Which ones.
  ///   - maxAttempts: How often a page may be sent back.
  ///   - isRehearsal: Whether it is only said what would be done.
  ///   - patience: Waits for brokers that are away.
  ///   - progress: Is told how far the reading is.
  ///   - time: Gives the time for the marks, ISO 8601.
  package init(
    _ settings: DeadSettings,
    choice: LetterChoice,
    maxAttempts: Int,
    isRehearsal: Bool,
    patience: Patience,
    progress: ScanProgress,
    time: @escaping @Sendable () -> String
  ) {
    self.settings = settings
    self.choice = choice
    self.maxAttempts = maxAttempts
    self.isRehearsal = isRehearsal
    self.patience = patience
    self.time = time
    reader = LetterReader(settings, patience: patience, progress: progress)
    link = ProducerLink(
      settings.client,
      transactionalID: settings.topics.prefix + "-dead-retry",
      topics: [settings.topics.pages, settings.topics.progress],
      patience: patience,
      isStopping: { false }
    )
  }

  /// Sends back all chosen letters that can be.
  ///
  /// - Returns: What became of them.
  /// - Throws: ``DeadError``, ``MissingTopic``, ``ScanError``, `ClientError`.
  package func run() async throws -> Report {
    do {
      while true {
        do {
          try await pass()
          break
        } catch is StartAnew {
          // What was sent is marked, and passed over by the next pass.
          let sent = report.sent
          report = Report()
          report.sent = sent
        }
      }
    } catch {
      await link.close()
      throw error
    }
    await link.close()
    return report
  }

  private func pass() async throws {
    (batch, bodies, bytes) = ([], [:], 0)
    // Before anything is read: a transaction of an earlier retry ends here, one way or the other.
    if !isRehearsal { try await link.renew() }
    var missing = Set<LetterPlace>()
    if case .places(let places) = choice { missing = places }
    try await reader.readAll { letters in
      for letter in letters where self.choice.includes(letter) {
        missing.remove(letter.place)
        try await self.take(letter)
      }
    }
    try await flush()
    if let place = missing.min() { throw DeadError.noLetter(place, topic: settings.topics.dead) }
  }

  private func take(_ letter: FoundLetter) async throws {
    switch RetryDecision(letter, pages: settings.topics.pages, maxAttempts: maxAttempts) {
    case .leave(.isSentBack) where doubtful.contains(letter.place): report.sent += 1
    case .leave(let obstacle): leave(letter, obstacle)
    case .send: try await add(letter, letter.message.value ?? [])
    case .fetch(let partition, let offset):
      let source = TopicPartition(settings.topics.pages, partition)
      guard let page = try await reader.message(at: offset, of: source) else {
        return leave(letter, .bodyGone)
      }
      guard let body = page.value else { return leave(letter, .noPage) }
      try await add(letter, body)
    }
  }

  private func leave(_ letter: FoundLetter, _ obstacle: RetryDecision.Obstacle) {
    report.left[obstacle, default: 0] += 1
    // Letters that are done are worth a word only to who asked for them one by one.
    if case .places = choice {} else if obstacle == .isSentBack { return }
    if report.examples.count < Self.exampleLimit {
      report.examples.append(Report.Example(place: letter.place, obstacle: obstacle))
    }
  }

  private func add(_ letter: FoundLetter, _ body: [UInt8]) async throws {
    batch.append(letter)
    bodies[letter.place] = body
    bytes += body.count
    if batch.count >= Self.batch.letters || bytes >= Self.batch.bytes { try await flush() }
  }

  /// Sends the batch back in one transaction.
  private func flush() async throws {
    defer { (batch, bodies, bytes) = ([], [:], 0) }
    while !batch.isEmpty {
      if isRehearsal {
        report.sent += Int64(batch.count)
        return
      }
      // A page and its mark each, so that an index tells the letter.
      let outcome = await link.transact(batch.flatMap(messages(of:)))
      switch outcome {
      case .committed:
        patience.fine()
        failures = 0
        report.sent += Int64(batch.count)
        return
      case .aborted(_, let tooLarge) where !tooLarge.isEmpty:
        for index in Set(tooLarge.map { $0 / 2 }).sorted(by: >) where index < batch.count {
          leave(batch.remove(at: index), .tooLarge)
        }
      case .aborted(let error, _): try await note(error)
      case .unknown(let error), .fatal(let error):
        if error.isFenced { throw DeadError.fenced(error) }
        doubtful = Set(batch.map(\.place))
        try await note(error)
        throw StartAnew()
      }
    }
  }

  private func note(_ error: ClientError) async throws {
    failures += 1
    if error.isMatterOfTime { patience.trouble(error) }
    guard failures < Self.failureLimit else {
      throw DeadError.repeated(error, times: failures)
    }
    try await Task.sleep(for: .milliseconds(100 << min(failures, 6)))
  }

  private func messages(of letter: FoundLetter) -> [OutgoingMessage] {
    let headers = DeadLetterHeaders.sentBack(letter.message.headers)
    let mark = RetryMark(
      id: letter.headers.id,
      attempts: Int64(headers.attempts),
      at: time()
    )
    let key = ProgressKey.retry(partition: letter.place.partition, offset: letter.place.offset)
    return [
      OutgoingMessage(
        topic: settings.topics.pages,
        key: letter.message.key,
        value: bodies[letter.place],
        headers: headers
      ),
      OutgoingMessage(topic: settings.topics.progress, key: key.bytes, value: mark.json),
    ]
  }
}
