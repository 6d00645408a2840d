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
      if output.style == .lines { _ = pacer.isDue(at: .zero) }
      while true {
        try await Task.sleep(for: .milliseconds(100))
        let elapsed = ContinuousClock.now - start
        guard let snapshot = snapshot(elapsed), pacer.isDue(at: elapsed) else { continue }
        output.show(snapshot)
      }
    }
  }
}
