import Glibc

/// Shows progress on standard error: one line redrawn in place on a terminal, else lines of text.
package final class ProgressOutput: Sendable {
  /// Where the progress goes.
  package enum Style: Sendable, Equatable {
    case bar(color: Bool)
    case lines
  }

  package let style: Style

  package init(style: Style) { self.style = style }

  /// The style that fits standard error and the user's environment (`NO_COLOR`, `TERM=dumb`).
  package static func styleOfStandardError(environment: [String: String]) -> Style {
    guard isatty(STDERR_FILENO) == 1, environment["TERM"] != "dumb" else { return .lines }
    return .bar(color: environment["NO_COLOR", default: ""].isEmpty)
  }

  /// How long to wait between two shows: ten a second on a terminal, else one in ten seconds.
  package var interval: Duration {
    switch style {
    case .bar: .milliseconds(100)
    case .lines: .seconds(10)
    }
  }

  package func show(_ snapshot: ProgressSnapshot) {
    switch style {
    case .bar(let color):
      let text = ProgressText.bar(snapshot, width: Self.columns - 1, color: color)
      write("\r\u{1B}[2K" + text)
    case .lines:
      write(ProgressText.line(snapshot) + "\n")
    }
  }

  /// Takes the bar away, so that what follows starts on an empty line.
  package func clear() {
    if case .bar = style { write("\r\u{1B}[2K") }
  }

  /// The terminal's width; asked each time, because windows change.
  private static var columns: Int {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills exactly one winsize, which outlives the call.
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the bytes outlive the call. A failed or short write of progress is no error.
    unsafe bytes.withUnsafeBytes { buffer in
      _ = unsafe Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
    }
  }
}
