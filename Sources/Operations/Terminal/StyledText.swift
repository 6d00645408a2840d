/// A line of text for a terminal, with its styles.
///
/// Text comes from pages that anybody may have written: control characters and those that turn the
/// direction of writing never reach the terminal.
package struct StyledText: Sendable, Equatable {
  /// A piece in one style.
  struct Run: Sendable, Equatable {
    var text: String
    var style: TextStyle
  }

  private(set) var runs: [Run] = []

  package init() {}

  package init(_ text: String, _ style: TextStyle = .plain) {
    append(harmless: Self.harmless(text), style)
  }

  package var columns: Int { runs.reduce(0) { $0 + $1.text.columns } }

  package var isEmpty: Bool { runs.isEmpty }

  package static func + (a: Self, b: Self) -> Self {
    var sum = a
    sum += b
    return sum
  }

  package static func += (a: inout Self, b: Self) {
    for run in b.runs { a.append(harmless: run.text, run.style) }
  }

  package mutating func append(_ text: String, _ style: TextStyle = .plain) {
    append(harmless: Self.harmless(text), style)
  }

  /// The text, with SGR sequences where `color` is wanted.
  package func rendered(color: Bool) -> String {
    runs.reduce(into: "") { line, run in
      let parameters = run.style.parameters
      line += color && !parameters.isEmpty ? "\u{1B}[\(parameters)m\(run.text)\u{1B}[0m" : run.text
    }
  }

  mutating func append(harmless text: String, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  /// White space of any kind as blanks, other controls as U+FFFD, marks of direction left out.
  private static func harmless(_ text: String) -> String {
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x85, 0xA0, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0: result.append("\u{FFFD}")
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension StyledText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}
