/// The sums that the forms' tables must satisfy: 42 with the three sub-rows of 其他处理, 40 with the
/// single row.
///
/// A term that is blank or missing makes a sum not assessable: blank is not zero.
struct SumRules {
  private(set) var counts = Record.RuleCounts()
  private(set) var findings: [Finding] = []
  /// Each sum with its outcome; filled only when asked for.
  private(set) var assessments: [SumAssessment] = []
  private let keepsAssessments: Bool

  init(
    applications: ApplicationsTable?,
    review: ReviewLitigationTable?,
    template: Record.Template?,
    keepingAssessments: Bool = false
  ) {
    keepsAssessments = keepingAssessments
    if let applications { check(applications, template) }
    if let review { check(review) }
  }

  private mutating func check(_ table: ApplicationsTable, _ template: Record.Template?) {
    let isSingle: Bool
    if table[.otherProcessing] != nil {
      isSingle = true
    } else if ApplicationRow.otherSubrows.contains(where: { table[$0] != nil }) {
      isSingle = false
    } else {
      isSingle = template == .form2019
    }
    let left = ApplicationRow.otherSubrows
    let rows = ApplicationRow.allCases.filter {
      isSingle ? !left.contains($0) : $0 != .otherProcessing
    }
    for (index, column) in ApplicantColumn.allCases.enumerated() {
      func cell(_ row: ApplicationRow) -> Int64? { table[row]?[index] }
      let path = column.rawValue
      assess(
        .balance,
        at: "applications.carried_forward.\(path)",
        sum: Self.sum([cell(.newReceived), cell(.carriedOver)]),
        against: Self.sum([cell(.totalProcessed), cell(.carriedForward)]),
        "received and carried over are not what was processed and carried forward"
      )
      assess(
        .outcomeSum,
        at: "applications.total_processed.\(path)",
        sum: Self.sum(rows.filter(\.isOutcome).map(cell)),
        against: cell(.totalProcessed),
        "the outcomes do not add up to the printed total"
      )
    }
    for row in rows {
      let cells = table[row] ?? Array(repeating: nil, count: ApplicantColumn.allCases.count)
      assess(
        .applicantSum,
        at: "applications.\(row.key).total",
        sum: Self.sum(cells.dropLast()),
        against: cells.last ?? nil,
        "the applicants do not add up to the printed total"
      )
    }
  }

  private mutating func check(_ table: ReviewLitigationTable) {
    for row in ReviewRow.allCases {
      let cells =
        table.rows[row] ?? Array(repeating: nil, count: ReviewColumn.allCases.count)
      assess(
        .caseTotal,
        at: "review_litigation.\(row.rawValue).total",
        sum: Self.sum(cells.dropLast()),
        against: cells.last ?? nil,
        "the results do not add up to the printed total"
      )
    }
  }

  private mutating func assess(
    _ rule: Finding.Rule,
    at place: String,
    sum: Int64?,
    against printed: Int64?,
    _ message: String
  ) {
    if keepsAssessments {
      assessments.append(SumAssessment(rule: rule, place: place, sum: sum, printed: printed))
    }
    guard let sum, let printed else {
      counts.notAssessable += 1
      return
    }
    guard sum != printed else {
      counts.hold += 1
      return
    }
    counts.fail += 1
    findings.append(
      Finding(
        rule,
        .error,
        at: place,
        message,
        expected: .count(sum),
        actual: .count(printed)
      )
    )
  }

  /// The sum of terms that are all known and do not overflow.
  private static func sum(_ terms: some Sequence<Int64?>) -> Int64? {
    var total: Int64 = 0
    for term in terms {
      guard let term else { return nil }
      let (next, overflow) = total.addingReportingOverflow(term)
      guard !overflow else { return nil }
      total = next
    }
    return total
  }
}
