/// Counts findings and hands them on.
final class FindingLog {
  private let report: (VerifyFinding) -> Void
  var summary = VerifySummary()

  init(_ report: @escaping (VerifyFinding) -> Void) {
    self.report = report
  }

  func add(_ finding: VerifyFinding) {
    summary.findings[finding.kind, default: 0] += 1
    report(finding)
  }
}
