import Synchronization

/// Where a run stands, for whoever shows it while it goes on.
package final class RunProgress: Sendable {
  /// One moment of a run.
  package struct State: Sendable, Equatable {
    /// Pages in all inputs that this run has to do; `nil` while the lists are made.
    package var total: Int?
    /// Pages transformed so far, whether committed yet or not.
    package var transformed = Tally()
    /// Pages that are in the files for good.
    package var committed = Tally()
  }

  private let state = Mutex(State())

  package init() {}

  package var now: State { state.withLock { $0 } }

  func begin(total: Int) { state.withLock { $0.total = total } }

  func note(transformed outcome: PageOutcome) {
    state.withLock { $0.transformed.add(outcome.kind) }
  }

  func note(committed tally: Tally) {
    state.withLock { $0.committed.add(tally) }
  }
}
