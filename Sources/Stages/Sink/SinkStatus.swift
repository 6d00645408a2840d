import Synchronization

/// Where a sink stands, for whoever shows it while it goes on.
package final class SinkStatus: Sendable {
  /// One moment of a sink.
  package struct State: Sendable, Equatable {
    /// Records that are in files for good.
    package var rows: Int64 = 0
    /// Segments, each one file of records.
    package var segments = 0
    package var transactions = 0
    /// Partitions of records that it writes.
    package var partitions = 0
  }

  private let state = Mutex(State())

  package init() {}

  package var now: State { state.withLock { $0 } }

  func note(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}
