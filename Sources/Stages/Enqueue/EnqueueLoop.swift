import Kafka
import Logging
import Wire

/// The producer's loop: while one batch is committed, the next is read.
///
/// Whatever is not known to be committed is read again from what is: a new client, the progress to
/// its end, and on from there.
final class EnqueueLoop {
  /// How often in a row transactions may fail before the process ends.
  static let failureLimit = 10
  /// How often in a row the broker may have ended our transactions for their age.
  static let fencingLimit = 3

  /// How the work goes on after a batch.
  private enum Step {
    case next
    /// From what is committed, with a new producer.
    case renewed
  }

  private let desk: InputDesk
  private let link: EnqueueLink
  private let topic: String
  private let state: String
  private let patience: Patience
  private let progress: EnqueueProgress
  private let logger: Logger
  private let time: @Sendable () -> String
  private let isStopping: @Sendable () -> Bool
  /// The first position of each input that is not published.
  private var positions: [String: Int] = [:]
  /// The processes that published each input before this one.
  private var predecessors: [String: String] = [:]
  /// Whether the source was taken over.
  private var hasBegun = false
  private var failures = 0
  private var fencings = 0

  init(
    desk: InputDesk,
    link: EnqueueLink,
    topic: String,
    state: String,
    patience: Patience,
    progress: EnqueueProgress,
    logger: Logger,
    time: @escaping @Sendable () -> String,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.desk = desk
    self.link = link
    self.topic = topic
    self.state = state
    self.patience = patience
    self.progress = progress
    self.logger = logger
    self.time = time
    self.isStopping = isStopping
  }

  func run() async throws {
    try await look()
    try await begin()
    try await list()
    for name in desk.names {
      repeat {
        guard !isStopping() else { return }
      } while try await drain(name) == .renewed
    }
  }

  /// Looks at what is published before the producer is made, so that a folder of another state
  /// fences nobody.
  ///
  /// What is not seen yet may be behind an open transaction, so only what is there counts.
  private func look() async throws {
    for (name, found) in try await link.progress(isWaiting: false) where desk.names.contains(name) {
      if case .mismatch(let mismatch) = try await desk.judge(name, found),
        case .otherState = mismatch
      {
        throw self.mismatch(mismatch, name)
      }
    }
  }

  /// Takes over the source and finds out where to go on.
  private func begin() async throws {
    while true {
      try await link.renew()
      try await judge()
      switch await link.transact(try await claims()) {
      case .committed:
        patience.fine()
        hasBegun = true
        for name in desk.names { try await desk.notePublished(name, at: time()) }
        return
      case .aborted(_, let tooLarge) where !tooLarge.isEmpty:
        throw EnqueueError.messageRefused(topic: topic)
      case .aborted(let error, _), .unknown(let error), .fatal(let error):
        if error.isFenced { try await checkFencing(error) }
        try await note(error)
      }
    }
  }

  /// Entries of progress without pages: whoever was here before sees by them that we took over.
  private func claims() async throws -> [OutgoingMessage] {
    var messages: [OutgoingMessage] = []
    for name in desk.names {
      let key = ProgressKey.source(name: desk.source, input: name)
      let entry = await desk.progress(name, next: positions[name, default: 0])
      messages.append(OutgoingMessage(topic: topic, key: key.bytes, value: entry.json))
    }
    return messages
  }

  /// Judges all inputs by what is committed.
  private func judge() async throws {
    let found = try await link.progress()
    for name in desk.names {
      switch try await desk.judge(name, found[name] ?? .nothing) {
      case .newStart: positions[name] = 0
      case .goOn(let next):
        positions[name] = next
        guard isTaken(name, found) else { continue }
        if hasBegun { throw EnqueueError.fenced(source: desk.source, nil) }
        if case .progress(let progress)? = found[name] { predecessors[name] = progress.run }
      case .mismatch(let mismatch): throw self.mismatch(mismatch, name)
      }
    }
  }

  private func mismatch(_ mismatch: SourceMismatch, _ name: String) -> EnqueueError {
    let key = ProgressKey.source(name: desk.source, input: name)
    return .mismatch(mismatch, key: key.description, topic: topic, state: state)
  }

  /// Brings all lists up to date.
  private func list() async throws {
    var (doneBefore, total) = (0, 0)
    for name in desk.names where !isStopping() {
      let next = positions[name, default: 0]
      guard let update = try await desk.update(name, next: next) else { continue }
      for notice in update.notices { logger.notice("\(notice)") }
      doneBefore += next
      total += update.end - next
    }
    progress.note { [doneBefore, total] state in
      state.doneBefore = doneBefore
      state.total = total
    }
  }

  /// Publishes an input to its end.
  private func drain(_ name: String) async throws -> Step {
    let desk = desk
    try await desk.open(name, from: positions[name, default: 0])
    var ready = try await desk.nextBatch()
    while let current = ready, !isStopping() {
      for warning in current.warnings { logger.warning("\(warning)") }
      async let upcoming = desk.nextBatch()
      let step = try await publish(current.batch)
      ready = try await upcoming
      if step == .renewed { return .renewed }
    }
    return .next
  }

  private func publish(_ batch: EnqueueBatch) async throws -> Step {
    var batch = batch
    while true {
      switch await link.transact(batch.messages) {
      case .committed:
        settle(batch)
        return .next
      case .aborted(_, let tooLarge) where !tooLarge.isEmpty:
        try batch.shrink(tooLarge)
      case .aborted(let error, _):
        try await note(error)
        if isStopping() { throw CancellationError() }
      case .unknown(let error):
        try await note(error)
        try await renew(batch)
        return .renewed
      case .fatal(let error):
        if error.isFenced { try await checkFencing(error) }
        try await note(error)
        try await renew(batch)
        return .renewed
      }
    }
  }

  private func settle(_ batch: EnqueueBatch) {
    patience.fine()
    (failures, fencings) = (0, 0)
    positions[batch.input] = batch.next
    progress.note { state in
      state.published += batch.published
      state.bytes += batch.bytes
      state.dead.merge(batch.dead, uniquingKeysWith: +)
      state.transactions += 1
    }
  }

  /// Begins anew behind a batch of which nobody knows whether it was committed.
  private func renew(_ batch: EnqueueBatch) async throws {
    try await begin()
    // Committed after all: it counts as it would have.
    if positions[batch.input] == batch.next { settle(batch) }
    for name in desk.names { try await desk.catchUp(name) }
  }

  private func note(_ error: ClientError) async throws {
    logger.info("a transaction did not commit: \(error)")
    if error.isMatterOfTime {
      patience.trouble(error)
    } else {
      failures += 1
      guard failures < Self.failureLimit else {
        throw EnqueueError.repeated(error, times: failures)
      }
    }
    try await Task.sleep(for: .milliseconds(100 << min(failures, 5)))
  }

  /// Finds out who ended our transaction: another producer, which then has the source, or the broker
  /// for its age.
  ///
  /// - Throws: `.fenced` when another process wrote progress of the source since it was judged.
  private func checkFencing(_ error: ClientError) async throws {
    for _ in 0..<Self.looks {
      if isStopping() { throw CancellationError() }
      let found = try await link.progress(isWaiting: false)
      if desk.names.contains(where: { isTaken($0, found) }) {
        throw EnqueueError.fenced(source: desk.source, error)
      }
      try await Task.sleep(for: .milliseconds(500))
    }
    fencings += 1
    guard fencings < Self.fencingLimit else {
      throw EnqueueError.fenced(source: desk.source, error)
    }
  }

  /// Whether a process wrote progress of an input that is neither this one nor the one before.
  private func isTaken(_ name: String, _ found: [String: SourceJudgement.Found]) -> Bool {
    guard case .progress(let progress)? = found[name] else { return false }
    return progress.run != desk.run && progress.run != predecessors[name]
  }

  /// How often we look whether a successor has written its first progress.
  private static let looks = 8
}
