import Glibc

/// What standard output can show: how many columns, and whether colours.
package struct Terminal: Sendable, Equatable {
  package let width: Int
  package let hasColor: Bool

  package init(width: Int, hasColor: Bool) {
    self.width = width
    self.hasColor = hasColor
  }

  /// Standard output under the user's environment: `COLUMNS` before the window's own width, no
  /// colours under `NO_COLOR` or `TERM=dumb` or where no terminal is.
  package static func standardOutput(environment: [String: String]) -> Terminal {
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let given = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return Terminal(
      width: min(max(given ?? windowWidth ?? 80, 20), 1000),
      hasColor: isTerminal && environment["TERM"] != "dumb"
        && environment["NO_COLOR", default: ""].isEmpty
    )
  }

  private static var windowWidth: Int? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills exactly one winsize, which outlives the call.
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
