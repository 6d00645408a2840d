import Stages

/// What a finding is about, without its words.
struct Place: Equatable, CustomStringConvertible {
  var kind: VerifyFinding.Kind
  var path: String
  var line: Int?
  var position: Int64?

  init(_ kind: VerifyFinding.Kind, _ path: String, line: Int? = nil, position: Int64? = nil) {
    self.kind = kind
    self.path = path
    self.line = line
    self.position = position
  }

  init(_ finding: VerifyFinding) {
    self.init(finding.kind, finding.path, line: finding.line, position: finding.position)
  }

  var description: String { "\(kind) \(path) \(line ?? 0) \(position ?? -1)" }
}
