import Operations
import Reports

/// What the checks found, the gravest first.
struct FindingsDrawing {
  let findings: [Finding]

  private static let limit = 100

  func lines(width: Int) -> [StyledText] {
    let sorted = [Finding.Severity.error, .warning, .info].flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    var lines = sorted.prefix(Self.limit).flatMap { drawn($0, width: width) }
    if sorted.count > Self.limit {
      lines.append(
        StyledText("… and \(sorted.count - Self.limit) more; --json has them all", .dim)
      )
    }
    return lines
  }

  private func drawn(_ finding: Finding, width: Int) -> [StyledText] {
    let mark = StyledText(finding.severity.rawValue, Self.style(finding.severity)).padded(to: 8)
    var head = StyledText(OfficialLabels.words(forPath: finding.place) ?? finding.place, .bold)
    head.append("  \(finding.rule.rawValue)", .dim)
    if OfficialLabels.words(forPath: finding.place) != nil {
      head.append("  \(finding.place)", .dim)
    }
    var body = StyledText(finding.message)
    let values = [("expected", finding.expected), ("found", finding.actual)].compactMap {
      name,
      value in value.map { "\(name) \(Self.text($0))" }
    }
    if !values.isEmpty { body.append(": " + values.joined(separator: ", ")) }
    return head.wrapped(to: width, behind: mark)
      + body.wrapped(to: width, behind: StyledText("        "))
  }

  private static func text(_ value: Finding.Value) -> String {
    switch value {
    case .count(let count): String(count)
    case .text(let text): text
    }
  }

  private static func style(_ severity: Finding.Severity) -> TextStyle {
    switch severity {
    case .error: .red.bold
    case .warning: .yellow
    case .info: .cyan
    }
  }
}
