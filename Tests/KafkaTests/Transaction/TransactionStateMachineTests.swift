import Kafka
import Testing

@Suite("A transaction")
struct TransactionStateMachineTests {
  private typealias Machine = TransactionStateMachine

  private static func error(
    _ code: ClientError.Code = .state,
    fatal: Bool = false,
    retriable: Bool = false,
    abort: Bool = false
  ) -> ClientError {
    ClientError(
      code,
      operation: "do",
      reason: "because",
      isFatal: fatal,
      isRetriable: retriable,
      requiresAbort: abort
    )
  }

  /// The actions of a transaction whose calls bring the results in their order.
  private func actions(
    messages: Int = 1,
    hasOffsets: Bool = true,
    fatal: ClientError? = nil,
    _ results: [Machine.Result]
  ) -> [Machine.Action] {
    var machine = Machine(messages: messages, hasOffsets: hasOffsets)
    var actions = [machine.start(fatal: fatal)]
    for result in results { actions.append(machine.next(after: result)) }
    return actions
  }

  @Test("begins, hands over each message, adds offsets and commits")
  func plain() {
    let all = actions(messages: 2, Array(repeating: .success, count: 5))
    #expect(
      all == [.begin, .produce(0), .produce(1), .sendOffsets, .commit, .finish(.committed)]
    )
  }

  @Test("without offsets commits after the last message")
  func withoutOffsets() {
    let all = actions(hasOffsets: false, [.success, .success, .success])
    #expect(all == [.begin, .produce(0), .commit, .finish(.committed)])
  }

  @Test("of nothing but offsets hands over no message")
  func offsetsOnly() {
    let all = actions(messages: 0, [.success, .success, .success])
    #expect(all == [.begin, .sendOffsets, .commit, .finish(.committed)])
  }

  @Test("does not begin on a producer that is ruined")
  func ruined() {
    let fatal = Self.error(fatal: true)
    #expect(actions(fatal: fatal, []) == [.finish(.fatal(fatal))])
  }

  @Test("is flushed before it is aborted, and says why it was")
  func aborts() {
    let cause = Self.error(abort: true)
    let all = actions([.success, .success, .failure(cause), .success, .success])
    #expect(
      all == [.begin, .produce(0), .sendOffsets, .flush, .abort, .finish(.aborted(cause))]
    )
  }

  @Test("that ran out of time waits for late arrivals before it is aborted, as long as it takes")
  func settles() {
    let cause = Self.error(.timedOut, abort: true)
    let away = Machine.Result.failure(Self.error(.timedOut))
    let tries = Machine.retryLimit + 2
    let all = actions(
      hasOffsets: false,
      [.success, .success, .failure(cause), .success]
        + Array(repeating: away, count: tries) + [.success, .success]
    )
    #expect(all.prefix(5) == [.begin, .produce(0), .commit, .flush, .settle])
    #expect(all.dropFirst(5).prefix(tries) == .init(repeating: .retry(.settle), count: tries))
    #expect(all.suffix(2) == [.abort, .finish(.aborted(cause))])
  }

  @Test("is aborted although the flush before it fails")
  func flushFails() {
    let cause = Self.error(abort: true)
    let all = actions([.success, .failure(cause), .failure(Self.error(.timedOut))])
    #expect(all.last == .abort)
  }

  @Test("an abort that is asked for counts more than a second try")
  func abortBeforeRetry() {
    let both = Self.error(.timedOut, retriable: true, abort: true)
    #expect(actions([.success, .success, .success, .failure(both)]).last == .flush)
  }

  @Test("a commit that runs out of time leaves the producer, whatever else it says")
  func indefiniteCommit() {
    let timeout = Self.error(.timedOut, retriable: true)
    let all = actions([.success, .success, .success, .failure(timeout)])
    #expect(all.last == .finish(.unknown(timeout)))
  }

  @Test("an abort that runs out of time leaves the producer")
  func indefiniteAbort() {
    let cause = Self.error(abort: true)
    let timeout = Self.error(.timedOut, retriable: true)
    let all = actions([.success, .failure(cause), .success, .failure(timeout)])
    #expect(all.last == .finish(.unknown(timeout)))
  }

  @Test("an abort in the wrong state leaves the producer")
  func wrongState() {
    let cause = Self.error(abort: true)
    let wrong = Self.error(.invalidTransactionState)
    let all = actions([.success, .failure(cause), .success, .failure(wrong)])
    #expect(all.last == .finish(.unknown(wrong)))
  }

  @Test("a retriable error is tried again, but not for ever")
  func retries() {
    let error = Self.error(retriable: true)
    let failures = Array(repeating: Machine.Result.failure(error), count: Machine.retryLimit)
    let all = actions([.success, .success] + failures)
    #expect(all.suffix(Machine.retryLimit).allSatisfy { $0 == .retry(.sendOffsets) })
    let more = actions([.success, .success] + failures + [.failure(error)])
    #expect(more.last == .finish(.unknown(error)))
  }

  @Test("goes on after a second try that succeeds")
  func retrySucceeds() {
    let error = Self.error(retriable: true)
    let all = actions([.success, .success, .failure(error), .success])
    #expect(all.suffix(2) == [.retry(.sendOffsets), .commit])
  }

  @Test("any other error ruins the producer")
  func other() {
    let error = Self.error()
    #expect(
      actions([.success, .success, .success, .failure(error)]).last == .finish(.fatal(error))
    )
  }

  @Test("a message refused at once for its size aborts and is named")
  func tooLargeAtOnce() {
    let error = Self.error(.messageTooLarge)
    let results: [Machine.Result] = [.success, .success, .failure(error), .success, .success]
    let all = actions(messages: 3, results)
    #expect(all.last == .finish(.aborted(error, tooLarge: [1])))
  }

  @Test("messages refused by the broker for their size are named, each once")
  func tooLargeLater() {
    var machine = Machine(messages: 3, hasOffsets: false)
    let cause = Self.error(.messageTooLarge, abort: true)
    _ = machine.start(fatal: nil)
    for _ in 0..<4 { _ = machine.next(after: .success) }
    _ = machine.next(after: .failure(cause), refused: [2])
    _ = machine.next(after: .success, refused: [2, 0])
    #expect(
      machine.next(after: .success, refused: [2, 0])
        == .finish(.aborted(cause, tooLarge: [0, 2]))
    )
  }

  @Test("whose partitions are lost is aborted instead of committed")
  func lost() {
    var machine = Machine(messages: 1, hasOffsets: true)
    _ = machine.start(fatal: nil)
    for _ in 0..<2 { _ = machine.next(after: .success) }
    #expect(machine.next(after: .success) == .commit)
    #expect(machine.lose() == .flush)
    #expect(machine.next(after: .success) == .abort)
    #expect(machine.lose() == .abort)
    guard case .finish(.aborted(let error, _)) = machine.next(after: .success) else {
      Issue.record("it was not aborted")
      return
    }
    #expect(error.code == .assignmentLost)
  }

  @Test("whose partitions are lost before it begins is not begun")
  func lostBefore() {
    var machine = Machine(messages: 1, hasOffsets: true)
    _ = machine.start(fatal: nil)
    guard case .finish(.aborted) = machine.lose() else {
      Issue.record("it was begun")
      return
    }
  }

  @Test("that is over does nothing more")
  func over() {
    var machine = Machine(messages: 0, hasOffsets: false)
    _ = machine.start(fatal: nil)
    for _ in 0..<2 { _ = machine.next(after: .success) }
    guard case .finish(.unknown) = machine.next(after: .success) else {
      Issue.record("it went on")
      return
    }
  }
}
