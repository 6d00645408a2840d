import Operations
import ServiceLifecycle
import Stages

/// Shows how far the run is, as long as it goes on.
struct ProgressService: Service {
  let progress: RunProgress
  let output: ProgressOutput

  func run() async throws {
    let start = ContinuousClock.now
    try? await cancelWhenGracefulShutdown {
      var pacer = ProgressPacer(interval: output.interval)
      if output.style == .lines { _ = pacer.isDue(at: .zero) }
      while true {
        try await Task.sleep(for: .milliseconds(100))
        let state = progress.now
        let elapsed = ContinuousClock.now - start
        guard let total = state.total, total > 0, pacer.isDue(at: elapsed) else { continue }
        output.show(snapshot(state.transformed, total: total, elapsed: elapsed))
      }
    }
  }

  private func snapshot(_ tally: Tally, total: Int, elapsed: Duration) -> ProgressSnapshot {
    ProgressSnapshot(
      done: tally.pages,
      total: total,
      elapsed: elapsed,
      outcomes: [
        .init("reports", tally.reportCount), .init("not reports", tally.notReports),
        .init("dead", tally.deadCount),
      ]
    )
  }
}
