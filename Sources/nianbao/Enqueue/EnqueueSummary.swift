import Operations
import Reports
import Stages
import Wire

/// The end of `enqueue` in words, for standard output.
struct EnqueueSummary {
  let state: EnqueueProgress.State
  let settings: EnqueueSettings
  let elapsed: Duration

  var text: String {
    var lines = [headline]
    if state.pages > 0 {
      lines.append("  published to \(settings.topics.pages): \(grouped(state.published)) pages")
    }
    if state.deadCount > 0 {
      let reasons = state.dead.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        .map { "\(grouped($0.value)) \($0.key.rawValue)" }
      lines.append(
        "  dead letters on \(settings.topics.dead): \(grouped(state.deadCount)) ("
          + reasons.joined(separator: ", ") + ")"
      )
    }
    if state.stopped { lines.append("Start the same command again to go on.") }
    return lines.joined(separator: "\n")
  }

  private var headline: String {
    let source = state.source ?? ""
    let seconds = elapsed / .seconds(1)
    let time = seconds < 100 ? "\(Double(Int(seconds * 10)) / 10) s" : "\(Int(seconds)) s"
    let earlier =
      state.doneBefore > 0 ? " (\(grouped(state.doneBefore)) were done by earlier runs)" : ""
    if state.stopped {
      let total = state.total.map { " of \(grouped($0))" } ?? ""
      return "Stopped by a signal: \(grouped(state.pages))\(total) pages of the source \(source) "
        + "done in \(time)\(earlier)."
    }
    if state.pages == 0 {
      return state.doneBefore > 0
        ? "Nothing to do: all \(grouped(state.doneBefore)) pages of the source \(source) were "
          + "already published."
        : "Nothing to do: there is no page (.html .htm .shtml .txt .md .json) in "
          + settings.inputs.map(\.path).joined(separator: ", ") + "."
    }
    return "Done: \(grouped(state.pages)) pages of the source \(source) in \(time)\(earlier), "
      + "\(grouped(state.bytes)) bytes in \(grouped(state.transactions)) transactions."
  }

  private func grouped(_ number: Int) -> String { ProgressText.grouped(number) }
}
