import Synchronization

/// Where a worker stands, for whoever shows it while it goes on.
package final class WorkerProgress: Sendable {
  /// One moment of a worker.
  package struct State: Sendable, Equatable {
    /// Pages whose results are committed.
    package var committed = Tally()
    /// Partitions of pages that it works on.
    package var partitions = 0
    package var transactions = 0
    /// Whether it ended because it was told to.
    package var stopped = false
  }

  private let state = Mutex(State())

  package init() {}

  package var now: State { state.withLock { $0 } }

  func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}
