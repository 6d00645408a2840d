package import Reports
import Wire

/// How a page came out, without what it came to.
package enum OutcomeKind: Sendable, Equatable {
  /// With how many sums that fail.
  case report(Record.Quality, failedRules: Int)
  case notReport
  case dead(Refusal.Reason)

  init(_ lines: PageLines) {
    switch lines.kind {
    case .annualReport:
      self = .report(lines.quality ?? .noData, failedRules: lines.rules.fail)
    case .notReport: self = .notReport
    case .dead: self = .dead(lines.dead?.reason ?? .notText)
    }
  }
}

extension OutcomeCounts {
  /// Counts one page.
  mutating func add(_ outcome: OutcomeKind) {
    switch outcome {
    case .report(let quality, _): add(OutcomeCounts(reports: [quality.rawValue: 1]))
    case .notReport: add(OutcomeCounts(notReports: 1))
    case .dead(let reason): add(OutcomeCounts(dead: [reason.rawValue: 1]))
    }
  }
}
