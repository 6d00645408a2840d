/// How a piece of text stands out on a terminal.
package struct TextStyle: Sendable, Equatable {
  package enum Color: Int, Sendable {
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  package var color: Color?
  package var isBold = false
  package var isDim = false

  package static let plain = TextStyle()
  package static let bold = TextStyle(isBold: true)
  package static let dim = TextStyle(isDim: true)
  package static let red = TextStyle(color: .red)
  package static let green = TextStyle(color: .green)
  package static let yellow = TextStyle(color: .yellow)
  package static let cyan = TextStyle(color: .cyan)

  /// The style in bold face.
  package var bold: TextStyle {
    var copy = self
    copy.isBold = true
    return copy
  }

  /// The parameters of its SGR sequence (ECMA-48); empty for plain text.
  var parameters: String {
    var parts: [String] = []
    if isBold { parts.append("1") }
    if isDim { parts.append("2") }
    if let color { parts.append(String(color.rawValue)) }
    return parts.joined(separator: ";")
  }
}
