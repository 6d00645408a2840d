import FileSink
import Operations
import Reports
import Stages

/// The end of a run in words, for standard output.
struct RunSummary {
  let report: RunReport
  let settings: EmbeddedSettings
  let elapsed: Duration

  var text: String {
    let tally = report.tally
    if report.total == 0 { return nothingToDo }
    var lines = [headline]
    lines.append(row("annual reports", tally.reportCount, qualities))
    lines.append(row("not reports", tally.notReports, []))
    let reasons = tally.dead.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    lines.append(
      row("dead letters", tally.deadCount, reasons.map { "\($0.value) \($0.key.rawValue)" })
    )
    if tally.failedRules > 0 {
      lines.append(
        counted(tally.failedRules, "sum does", "sums do") + " not add up, in "
          + counted(tally.reportsWithFailures, "report", "reports")
          + "; each is a finding in its record."
      )
    }
    lines.append("Records: \(settings.out)/records" + tables)
    if tally.deadCount > 0 { lines.append("Dead letters with their reasons: \(settings.out)/dead") }
    lines.append(report.stopped ? "Start the same command again to go on." : check)
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let pages = counted(report.tally.pages, "page", "pages")
    let seconds = elapsed / .seconds(1)
    let time = seconds < 100 ? "\(Double(Int(seconds * 10)) / 10) s" : "\(Int(seconds)) s"
    let earlier =
      report.doneBefore > 0 ? " (\(grouped(report.doneBefore)) were done by earlier runs)" : ""
    return report.stopped
      ? "Stopped by a signal: \(grouped(report.tally.pages)) of \(grouped(report.total)) pages done in \(time)\(earlier)."
      : "Done: \(pages) in \(time)\(earlier)."
  }

  private var nothingToDo: String {
    guard report.doneBefore > 0 else {
      return "Nothing to do: there is no page (.html .htm .shtml .txt .md .json) in "
        + settings.pages.joined(separator: ", ") + "."
    }
    return "Nothing to do: all \(grouped(report.doneBefore)) pages were already done.\n"
      + "Records: \(settings.out)/records\(tables)\n\(check)"
  }

  private var tables: String {
    settings.formats.contains(.csv) ? "   Tables: \(settings.out)/tables" : ""
  }

  private var check: String {
    let inputs = settings.pages.map { "--pages \($0) " }.joined()
    return
      "Check that each page is there exactly once: nianbao verify \(inputs)--out \(settings.out)"
  }

  private var qualities: [String] {
    ["consistent", "incomplete", "inconsistent", "no_data"].compactMap { quality in
      let count = report.tally.reports[quality, default: 0]
      let name = quality == "no_data" ? "without data" : quality
      return count > 0 ? "\(grouped(count)) \(name)" : nil
    }
  }

  private func row(_ name: String, _ count: Int, _ parts: [String]) -> String {
    let number = grouped(count)
    let gap = String(repeating: " ", count: max(1, 28 - name.count - number.count))
    return "  \(name)\(gap)\(number)" + (parts.isEmpty ? "" : "   " + parts.joined(separator: ", "))
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(grouped(count)) \(count == 1 ? one : many)"
  }

  private func grouped(_ number: Int) -> String { ProgressText.grouped(number) }
}
