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
    let lines = CrashMark.on(partition: partition, position: page.position) {
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
      .crashed,
      at: .process,
      "the process crashed on this page \(count) times; it is not tried again"
    )
  }
}
