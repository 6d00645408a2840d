import CCrashMarker
import Logging
import Reports

/// Turns one listed page into its outcome: read, transform, or say why not.
struct PageTransform: Sendable {
  let partition: String
  let directory: PageDirectory
  let budgets: Budgets
  let csv: Bool
  let strikes: CrashStrikes
  let logger: Logger

  func callAsFunction(_ page: ListedPage) -> PageOutcome {
    let reading = directory.read(page.entry)
    if let warning = reading.warning { logger.warning("\(warning)") }
    if let refusal = reading.refusal ?? crashed(at: page.position) {
      return dead(page, reading, refusal)
    }
    let lines = marked(page.position) {
      transformToLines(reading.page, budgets: budgets, csv: csv)
    }
    guard lines.kind == .dead else { return .record(lines) }
    return dead(page, reading, lines.dead ?? Refusal(.notText, at: .process, "no reason given"))
  }

  private func dead(_ page: ListedPage, _ reading: PageReading, _ refusal: Refusal) -> PageOutcome {
    let line = DeadLetter.line(position: page.position, reading: reading, refusal: refusal)
    return .dead(refusal.reason, line: line)
  }

  private func crashed(at position: Int) -> Refusal? {
    let count = strikes.count(partition: partition, position: position)
    guard count >= CrashStrikes.limit else { return nil }
    return Refusal(
      .crashed, at: .process,
      "the process crashed on this page \(count) times; it is not tried again")
  }

  /// Runs `work` with the position current on this thread, for the crash marker and the watchdog.
  private func marked<Result>(_ position: Int, _ work: () -> Result) -> Result {
    // SAFETY: the text is copied before the call returns.
    _ = unsafe nianbao_crash_begin("\(partition) \(position)")
    defer { nianbao_crash_end() }
    return work()
  }
}
