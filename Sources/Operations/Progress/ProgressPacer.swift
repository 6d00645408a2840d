/// Decides when progress is shown: at once, then at most once an interval.
package struct ProgressPacer: Sendable {
  private let interval: Duration
  private var last: Duration?

  package init(interval: Duration) { self.interval = interval }

  /// Whether to show now; `elapsed` is the time since the start.
  package mutating func isDue(at elapsed: Duration) -> Bool {
    if let last, elapsed - last < interval { return false }
    last = elapsed
    return true
  }
}
