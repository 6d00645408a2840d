import Glibc

/// What standard output can show: how many columns and lines, and whether colours.
package struct Terminal: Sendable, Equatable {
  package let width: Int
  package let hasColor: Bool
  /// Lines of the window; `nil` where no terminal is, so that nothing can be drawn anew in place.
  package let height: Int?

  package init(width: Int, hasColor: Bool, height: Int? = nil) {
    self.width = width
    self.hasColor = hasColor
    self.height = height
  }

  /// Standard output under the user's environment: `COLUMNS` before the window's own width, no
  /// colours under `NO_COLOR` or `TERM=dumb` or where no terminal is.
  package static func standardOutput(environment: [String: String]) -> Terminal {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let given = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return Terminal(
      width: min(max(given ?? window?.columns ?? 80, 20), 1000),
      hasColor: isTerminal && environment["TERM"] != "dumb"
        && environment["NO_COLOR", default: ""].isEmpty,
      height: isTerminal && environment["TERM"] != "dumb" ? max(window?.lines ?? 24, 8) : nil
    )
  }

  private static var window: (columns: Int, lines: Int)? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills exactly one winsize, which outlives the call.
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0,
      size.ws_row > 0
    else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
