/// Puts a snapshot into words: a bar for a terminal, a plain sentence for everything else.
package enum ProgressText {
  /// One terminal line of at most `width` columns, without a line end.
  ///
  /// What does not fit is left
  /// out from the right; the counts stay longest.
  package static func bar(_ snapshot: ProgressSnapshot, width: Int, color: Bool) -> String {
    var parts: [String]
    if let total = snapshot.total {
      let counts = "\(grouped(snapshot.done))/\(grouped(total)) \(snapshot.unit)"
      parts = [percentage(snapshot.done, of: total), counts]
    } else {
      parts = ["\(grouped(snapshot.done)) \(snapshot.unit)"]
    }
    if let rate = snapshot.rate { parts.append("\(amount(rate))/s") }
    if let left = snapshot.left { parts.append("\(clock(left)) left") }
    for outcome in snapshot.outcomes where outcome.count > 0 {
      parts.append("\(grouped(outcome.count)) \(outcome.name)")
    }
    var text = parts[0]
    for part in parts.dropFirst() where text.count + 2 + part.count <= width {
      text += "  " + part
    }
    let room = min(barColumns, width - text.count - 1)
    guard room >= 8, let total = snapshot.total else { return String(text.prefix(max(0, width))) }
    let filled = Int(fraction(snapshot.done, of: total) * Double(room))
    return drawnBar(filled, of: room, color: color) + " " + text
  }

  /// One line of plain text for logs and files.
  package static func line(_ snapshot: ProgressSnapshot) -> String {
    var text = "\(snapshot.done)"
    if let total = snapshot.total { text += " of \(total)" }
    text += " \(snapshot.unit)"
    if let total = snapshot.total { text += " (\(percentage(snapshot.done, of: total)))" }
    if let rate = snapshot.rate { text += ", \(amount(rate)) \(snapshot.unit)/s" }
    if let left = snapshot.left { text += ", \(clock(left)) left" }
    let outcomes = snapshot.outcomes.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }
    return outcomes.isEmpty ? text : text + ": " + outcomes.joined(separator: ", ")
  }

  private static let barColumns = 24

  private static func drawnBar(_ filled: Int, of columns: Int, color: Bool) -> String {
    let full = String(repeating: "━", count: filled)
    let empty = String(repeating: color ? "━" : "─", count: columns - filled)
    return color ? "\u{1B}[32m\(full)\u{1B}[90m\(empty)\u{1B}[0m" : full + empty
  }

  private static func fraction(_ done: Int, of total: Int) -> Double {
    guard total > 0 else { return 1 }
    return min(1, max(0, Double(done) / Double(total)))
  }

  /// Rounded down, so that 100 % is said only when all is done.
  private static func percentage(_ done: Int, of total: Int) -> String {
    "\(Int(fraction(done, of: total) * 100))%"
  }

  /// Hours only when there are any: `4:07`, `1:04:07`.
  package static func clock(_ duration: Duration) -> String {
    let seconds = max(0, duration.components.seconds)
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let minutes = seconds / 60 % 60
    let tail = ":" + two(seconds % 60)
    return seconds < 3600 ? "\(minutes)\(tail)" : "\(seconds / 3600):\(two(minutes))\(tail)"
  }

  /// Whole numbers from ten on, one decimal below.
  package static func amount(_ rate: Double) -> String {
    guard rate < 10 else { return grouped(Int(min(rate, 1e15))) }
    let tenths = Int(rate * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// Digits in groups of three: `12,345`.
  package static func grouped(_ number: Int) -> String {
    var digits = Array(String(number.magnitude))
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: index)
      index -= 3
    }
    return (number < 0 ? "-" : "") + String(digits)
  }
}
