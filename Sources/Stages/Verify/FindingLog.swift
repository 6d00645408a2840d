/// Counts findings and hands them on.
package final class FindingLog {
  /// Findings of one kind at one place that are handed on one by one.
  private static let limit = 100

  private let maker: VerifyFinding.Maker
  private let isLimited: Bool
  private let report: (VerifyFinding) -> Void
  private var reported: [String: Int] = [:]
  private var unreported: [(first: VerifyFinding, count: Int)] = []
  var summary = VerifySummary()

  /// - Parameters:
  ///   - maker: What made the folder or topics, on which the advice depends.
  ///   - isLimited: Whether only the first findings of a kind and place are handed on one by one,
  ///     and the rest by ``finish()``.
  ///   - report: Gets each finding.
  package init(
    maker: VerifyFinding.Maker = .run,
    isLimited: Bool = false,
    _ report: @escaping (VerifyFinding) -> Void
  ) {
    self.maker = maker
    self.isLimited = isLimited
    self.report = report
  }

  /// A log for a part, whose places begin with `prefix`.
  package convenience init(within log: FindingLog, prefix: String) {
    self.init(maker: log.maker) { log.add($0.under(prefix)) }
  }

  /// How many findings of each kind there were.
  package var findings: [VerifyFinding.Kind: Int] { summary.findings }

  package func add(_ finding: VerifyFinding) {
    summary.findings[finding.kind, default: 0] += 1
    let finding = finding.made(by: maker)
    guard isLimited else { return report(finding) }
    let place = "\(finding.kind.rawValue) \(finding.path)"
    let count = reported[place, default: 0] + 1
    reported[place] = count
    if count <= Self.limit {
      report(finding)
    } else if count == Self.limit + 1 {
      unreported.append((finding, 1))
    } else if let index = unreported.firstIndex(where: { finding.isSamePlace(as: $0.first) }) {
      unreported[index].count += 1
    }
  }

  /// Hands on how many more there were where there were too many.
  package func finish() {
    for (first, count) in unreported {
      report(
        count == 1
          ? first : first.with(detail: "\(first.detail), and \(count - 1) more like it after this")
      )
    }
    unreported = []
  }
}
