/// One of the forms' sums on one page, and how it came out: for people who want to see each of them.
package struct SumAssessment: Sendable, Equatable {
  package enum Outcome: Sendable {
    case holds
    case fails
    case notAssessable
  }

  package let rule: Finding.Rule
  /// The path of the cell that holds the printed result.
  package let place: String
  /// The sum of the terms; `nil` when one of them is blank or missing.
  package let sum: Int64?
  /// The printed result, of ``Finding/Rule/balance`` the other side; `nil` when it is not known.
  package let printed: Int64?

  package var outcome: Outcome {
    guard let sum, let printed else { return .notAssessable }
    return sum == printed ? .holds : .fails
  }
}

extension Record {
  /// Every sum of the tables that were read, in the order of ``rules``' counting.
  package func sumAssessments() -> [SumAssessment] {
    SumRules(
      applications: applications,
      review: reviewLitigation,
      template: template,
      keepingAssessments: true
    ).assessments
  }
}
