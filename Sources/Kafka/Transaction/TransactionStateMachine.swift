/// Decides how a transaction goes on after each call; makes none itself.
///
/// An error is judged in this order: one that requires an abort aborts; an indefinite one leaves the
/// producer, since a late answer could end a later transaction; a retriable one is tried again, some
/// times; any other is fatal.
package struct TransactionStateMachine: Sendable {
  package enum Action: Sendable, Equatable {
    case begin
    /// Hand over the message with this index.
    case produce(Int)
    case sendOffsets
    case commit
    /// Wait until nothing is under way: an abort right after a produce ruins the producer.
    case flush
    /// Wait until brokers answer, and a moment more: what was sent to one that did not answer in time
    /// may arrive after all, and is to arrive before the abort. Later it would be outside of any
    /// transaction, or in the next one (KIP-890).
    case settle
    case abort
    /// As before, a moment later.
    indirect case retry(Action)
    case finish(TransactionOutcome)
  }

  package enum Result: Sendable, Equatable {
    case success
    case failure(ClientError)
  }

  private enum State: Equatable {
    case idle
    case doing(Action)
    case finished
  }

  /// How often a call is tried again before its error counts as fatal.
  package static let retryLimit = 8

  private let messages: Int
  private let hasOffsets: Bool
  private var state = State.idle
  private var retries = 0
  /// Why the transaction is aborted, the first reason of several.
  private var cause: ClientError?
  private var tooLarge: [Int] = []

  package init(messages: Int, hasOffsets: Bool) {
    self.messages = messages
    self.hasOffsets = hasOffsets
  }

  /// The first action, unless the producer was ruined before.
  package mutating func start(fatal: ClientError?) -> Action {
    guard state == .idle else { return misuse() }
    if let fatal { return finish(.fatal(fatal)) }
    return go(.begin)
  }

  /// The action after the last one, given what that brought; `refused` are the indexes of messages
  /// known by now to be too large.
  package mutating func next(after result: Result, refused: [Int] = []) -> Action {
    guard case .doing(let action) = state else { return misuse() }
    for index in refused where !tooLarge.contains(index) { tooLarge.append(index) }
    switch result {
    case .success: return succeeded(action)
    case .failure(let error): return failed(action, error)
    }
  }

  /// The action instead of the one that is due, when the partitions were lost meanwhile.
  ///
  /// What was read from them must not be committed. An abort under way goes on.
  package mutating func lose() -> Action {
    guard case .doing(let action) = state else { return misuse() }
    switch action {
    case .flush, .settle, .abort: return action
    case .begin: return finish(.aborted(Self.loss))
    case .produce, .sendOffsets, .commit: return abort(for: Self.loss)
    case .retry, .finish: return misuse()
    }
  }

  private static let loss = ClientError(
    .assignmentLost,
    operation: "commit the transaction",
    reason: "the partitions were lost to another member of the group"
  )

  private mutating func succeeded(_ action: Action) -> Action {
    retries = 0
    switch action {
    case .begin: return produce(0)
    case .produce(let index): return produce(index + 1)
    case .sendOffsets: return go(.commit)
    case .commit: return finish(.committed)
    case .flush: return flushed()
    case .settle: return go(.abort)
    case .abort:
      guard let cause else { return misuse() }
      return finish(.aborted(cause, tooLarge: tooLarge.sorted()))
    case .retry, .finish: return misuse()
    }
  }

  private mutating func failed(_ action: Action, _ error: ClientError) -> Action {
    if error.isFatal { return finish(.fatal(error)) }
    switch action {
    case .flush: return flushed()
    case .settle: return .retry(.settle)
    case .abort:
      // The transaction ends here or never; what the producer still does is not known.
      return error.isRetriable && !error.isIndefinite
        ? again(action, error) : finish(.unknown(error))
    case .produce(let index) where error.code == .messageTooLarge:
      tooLarge.append(index)
      return abort(for: error)
    case .begin where error.requiresAbort: return abort(for: error)
    case .produce, .begin, .sendOffsets, .commit:
      if error.requiresAbort { return abort(for: error) }
      if case .produce = action { return abort(for: error) }
      if error.isIndefinite { return finish(.unknown(error)) }
      return error.isRetriable ? again(action, error) : finish(.fatal(error))
    case .retry, .finish: return misuse()
    }
  }

  private mutating func produce(_ index: Int) -> Action {
    if index < messages { return go(.produce(index)) }
    return go(hasOffsets ? .sendOffsets : .commit)
  }

  private mutating func abort(for error: ClientError) -> Action {
    cause = cause ?? error
    return go(.flush)
  }

  private mutating func flushed() -> Action {
    go(cause?.isIndefinite == true ? .settle : .abort)
  }

  private mutating func again(_ action: Action, _ error: ClientError) -> Action {
    retries += 1
    guard retries <= Self.retryLimit else {
      return finish(action == .begin ? .fatal(error) : .unknown(error))
    }
    return .retry(action)
  }

  private mutating func go(_ action: Action) -> Action {
    state = .doing(action)
    return action
  }

  private mutating func finish(_ outcome: TransactionOutcome) -> Action {
    state = .finished
    return .finish(outcome)
  }

  private mutating func misuse() -> Action {
    finish(.unknown(ClientError(.state, operation: "go on with a transaction that is over")))
  }
}

extension ClientError {
  /// Whether what was asked for may happen still.
  var isIndefinite: Bool { code == .timedOut || code == .requestTimedOut }
}
