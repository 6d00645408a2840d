import Operations
import Stages

extension ProgressSnapshot {
  /// How far reading topics is; `nil` while it is not known how much there is.
  init?(_ progress: ScanProgress, elapsed: Duration) {
    let (done, total) = progress.now
    if total == 0 { return nil }
    self.init(done: done, total: total, elapsed: elapsed, unit: "messages")
  }
}
