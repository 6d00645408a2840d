import Operations
import Reports
import Stages

/// What `verify` prints: for people a line a finding, for programs a JSON object.
enum VerifyText {
  /// The place first, so that a program that follows `PATH line N` finds it; then what, then advice.
  static func line(_ finding: VerifyFinding) -> String {
    var place = finding.path
    if let line = finding.line { place += " line \(line)" }
    if let position = finding.position { place += " (position \(position))" }
    let text = "\(place): \(finding.detail) [\(finding.kind.rawValue)]. \(finding.advice)"
    return oneLine(text)
  }

  /// The counts in words.
  static func closing(_ summary: VerifySummary, out: String) -> String {
    let pages = counted(summary.positions, "page")
    let outcomes =
      "\(counted(summary.records, "record")) and \(counted(summary.deadLetters, "dead letter"))"
    let files = counted(Int64(summary.files), "file")
    guard summary.isClean else {
      return "\(out) is not in order: \(Self.counts(of: summary.findings)). Looked at \(pages), "
        + "\(outcomes) in \(files)."
    }
    let same = counted(summary.pagesCompared, "page")
    return "\(out) is in order: \(pages), each exactly once, as \(outcomes) in \(files). "
      + "Compared with \(same) still as processed."
  }

  /// How many findings there are, and of which kinds.
  static func counts(of findings: [VerifyFinding.Kind: Int]) -> String {
    let kinds = findings.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.value) \($0.key.rawValue)" }
    let count = findings.values.reduce(0, +)
    return "\(counted(Int64(count), "finding")) (\(kinds.joined(separator: ", ")))"
  }

  /// A finding as one JSON object.
  static func json(_ finding: VerifyFinding) -> String {
    object { json in
      json.key("finding")
      json.value(finding.kind.rawValue)
      json.key("path")
      json.value(finding.path)
      json.key("line")
      json.value(finding.line)
      json.key("position")
      json.value(finding.position)
      json.key("detail")
      json.value(finding.detail)
      json.key("advice")
      json.value(finding.advice)
    }
  }

  /// The counts as one JSON object.
  static func json(_ summary: VerifySummary) -> String {
    object { json in
      json.key("clean")
      json.value(summary.isClean)
      json.key("pages")
      json.value(summary.positions)
      json.key("records")
      json.value(summary.records)
      json.key("dead_letters")
      json.value(summary.deadLetters)
      json.key("pages_compared")
      json.value(summary.pagesCompared)
      json.key("inputs")
      json.value(summary.partitions)
      json.key("ledger_entries")
      json.value(summary.entries)
      json.key("files")
      json.value(summary.files)
      json.key("bytes")
      json.value(summary.bytes)
      write(summary.findings, to: &json)
    }
  }

  /// Writes the key `findings` with a count for each kind.
  static func write(_ findings: [VerifyFinding.Kind: Int], to json: inout JSONWriter) {
    json.key("findings")
    json.object { json in
      for (kind, count) in findings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        json.key(string: kind.rawValue)
        json.value(count)
      }
    }
  }

  static func object(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object(body)
    return String(decoding: json.finish(), as: UTF8.self)
  }

  static func counted(_ count: Int64, _ noun: String) -> String {
    "\(ProgressText.grouped(Int(clamping: count))) \(noun)\(count == 1 ? "" : "s")"
  }

  /// File names are other people's bytes: what would break the line or steer a terminal is escaped.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.map { isControl($0) ? $0.escaped(asASCII: true) : String($0) }
      .joined()
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
