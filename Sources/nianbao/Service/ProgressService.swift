import Operations
import ServiceLifecycle

/// Shows how far the work is, as long as it goes on.
struct ProgressService: Service {
  let output: ProgressOutput
  /// The state after a time since the start; `nil` while there is nothing to show.
  let snapshot: @Sendable (Duration) -> ProgressSnapshot?

  func run() async throws {
    let start = ContinuousClock.now
    try? await cancelWhenGracefulShutdown {
      var pacer = ProgressPacer(interval: output.interval)
      var last = ProgressSnapshot.Since()
      if output.style == .lines { _ = pacer.isDue(at: .zero) }
      while true {
        try await Task.sleep(for: .milliseconds(100))
        let elapsed = ContinuousClock.now - start
        guard var snapshot = snapshot(elapsed), pacer.isDue(at: elapsed) else { continue }
        if snapshot.total == nil {
          // Work without an end is often idle: then there is nothing new to say.
          guard snapshot.done != last.done else { continue }
          snapshot.since = last
          last = ProgressSnapshot.Since(done: snapshot.done, elapsed: elapsed)
        }
        output.show(snapshot)
      }
    }
  }
}
