package import Reports
import Synchronization

/// Where a producer stands, for whoever shows it while it goes on.
package final class EnqueueProgress: Sendable {
  /// One moment of it.
  package struct State: Sendable, Equatable {
    /// Pages that earlier runs published or made dead letters.
    package var doneBefore = 0
    /// Pages of all inputs that this run has to do; `nil` while the lists are made.
    package var total: Int?
    package var published = 0
    package var bytes = 0
    package var dead: [Refusal.Reason: Int] = [:]
    package var transactions = 0
    /// The name of the source, once it is known.
    package var source: String?
    /// Whether it was stopped before its end.
    package var stopped = false

    package var deadCount: Int { dead.values.reduce(0, +) }
    package var pages: Int { published + deadCount }
  }

  private let state = Mutex(State())

  package init() {}

  package var now: State { state.withLock { $0 } }

  func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}
