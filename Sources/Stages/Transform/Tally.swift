package import Reports

/// How many pages came out how; adds up over batches.
package struct Tally: Sendable, Equatable {
  /// Annual reports by their `quality`.
  package var reports: [String: Int] = [:]
  package var notReports = 0
  package var dead: [Refusal.Reason: Int] = [:]
  /// Sums that fail, over all reports.
  package var failedRules = 0
  /// Reports with at least one such sum.
  package var reportsWithFailures = 0

  package init() {}

  package var reportCount: Int { reports.values.reduce(0, +) }
  package var deadCount: Int { dead.values.reduce(0, +) }
  package var pages: Int { reportCount + notReports + deadCount }

  package mutating func add(_ outcome: OutcomeKind) {
    switch outcome {
    case .report(let quality, let failed):
      reports[quality.rawValue, default: 0] += 1
      failedRules += failed
      if failed > 0 { reportsWithFailures += 1 }
    case .notReport: notReports += 1
    case .dead(let reason): dead[reason, default: 0] += 1
    }
  }

  package mutating func add(_ other: Tally) {
    reports.merge(other.reports, uniquingKeysWith: +)
    notReports += other.notReports
    dead.merge(other.dead, uniquingKeysWith: +)
    failedRules += other.failedRules
    reportsWithFailures += other.reportsWithFailures
  }
}
