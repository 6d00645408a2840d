import Synchronization

/// How far reading some topics is, for whoever shows it while it goes on.
package final class ScanProgress: Sendable {
  private let state = Mutex((done: 0, total: 0))

  package init() {}

  /// Offsets read, and offsets to read; 0 until that is known.
  package var now: (done: Int, total: Int) { state.withLock { $0 } }

  func begin(total: Int64) { state.withLock { $0.total = Int(clamping: total) } }

  func add(_ count: Int) { state.withLock { $0.done += count } }
}
