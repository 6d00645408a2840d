/// Reads the three tables of statistics out of rows, one after the other.
///
/// A row is known by its label within the group it stands in; its numbers by their order behind the
/// label, or by their columns where the order leaves a doubt. What allows two readings gives no value
/// but a finding.
struct StatisticsReader {
  var applications = ApplicationsTable()
  var active = ActiveDisclosureTable()
  var review = ReviewLitigationTable()
  var findings: [Finding] = []
  /// Rows whose cells could not be told apart, by the table's key.
  var unclear: Set<String> = []
  /// How many heads of table 2 belong to each form.
  var heads2019 = 0
  var heads2021 = 0

  enum Context {
    case none
    case active
    case applications
    case review
  }

  var context = Context.none
  var group: Label.OutcomeGroup?
  var fields: [ActiveDisclosureField?] = []
  var amountUnit: Money.Unit?
  /// The columns of the applicants' heads, of the table they stand in.
  var applicantColumns: [ApplicantColumn: Int] = [:]
  var applicantTable = -1
  /// A table whose heads do not stand above their values.
  var misleadingTable = -1
  var surplus = 0
  var surplusTable = -1

  /// Reads one row.
  /// - Returns: whether it belongs to one of the three tables.
  @discardableResult
  mutating func read(_ row: TableRow) -> Bool {
    let labels = row.cells.map { Label($0.text) }
    if readHeads(row, labels) || readApplicationRow(row, labels) || readActiveRow(row, labels) {
      return true
    }
    if context == .review { return readReviewRow(row) }
    return false
  }

  // MARK: Heads

  private mutating func readHeads(_ row: TableRow, _ labels: [Label?]) -> Bool {
    if let start = labels.firstIndex(of: .activeHead) {
      readActiveHeads(row, labels, after: start)
      return true
    }
    if labels.contains(.activeCaption) {
      context = .active
      fields = []
      return true
    }
    let isApplicantHead = labels.contains {
      if case .applicant = $0 { true } else { $0 == .applicantGroup }
    }
    if isApplicantHead {
      readApplicantHeads(row, labels)
      return true
    }
    let isReviewHead = labels.contains {
      switch $0 {
      case .reviewGroup, .reviewColumn: true
      default: false
      }
    }
    if isReviewHead {
      context = .review
      group = nil
    }
    return isReviewHead
  }

  private mutating func readActiveHeads(_ row: TableRow, _ labels: [Label?], after start: Int) {
    context = .active
    fields = []
    amountUnit = nil
    var end = labels.count
    while end > start + 1, row.cells[end - 1].text.isEmpty { end -= 1 }
    for index in start + 1..<max(end, start + 1) {
      guard case .field(let field)? = labels[index] else {
        fields.append(nil)
        continue
      }
      fields.append(field)
      switch field {
      case .issued, .repealed, .inForce: heads2021 += 1
      case .newlyMade, .newlyPublished, .totalPublished, .prevYearItems, .change, .items:
        heads2019 += 1
      case .amount: amountUnit = Money.Unit(in: row.cells[index].text)
      case .decisions: break
      }
    }
  }

  private mutating func readApplicantHeads(_ row: TableRow, _ labels: [Label?]) {
    context = .applications
    if applicantTable != row.table || row.isFlattened { applicantColumns = [:] }
    applicantTable = row.isFlattened ? -1 : row.table
    guard !row.isFlattened else { return }
    for (cell, label) in zip(row.cells, labels) {
      switch label {
      case .applicant(let column): applicantColumns[column] = cell.columns.lowerBound
      case .other: applicantColumns[.otherOrg] = cell.columns.lowerBound
      case .total: applicantColumns[.total] = cell.columns.lowerBound
      default: break
      }
    }
  }

  // MARK: Cells and findings

  mutating func count(_ cell: TableRow.Cell, at place: @autoclosure () -> String) -> Int64? {
    switch CellValue(count: cell.spaced) {
    case .blank: nil
    case .number(let value): value
    case .unreadable: unreadable(cell, at: place())
    }
  }

  mutating func unreadable<Value>(_ cell: TableRow.Cell, at place: String) -> Value? {
    findings.append(
      Finding(
        .unreadable,
        .warning,
        at: place,
        "the cell holds no number that can be read",
        actual: .text(String(decoding: cell.spaced.prefix(120), as: UTF8.self))
      )
    )
    return nil
  }

  mutating func report(
    unclear cells: ArraySlice<TableRow.Cell>,
    at place: String,
    table: String
  ) {
    unclear.insert(table)
    let written = cells.map { String(decoding: $0.spaced.prefix(60), as: UTF8.self) }
    findings.append(
      Finding(
        .ambiguous,
        .warning,
        at: place,
        "the row's cells cannot be told apart, its values are left unknown",
        actual: .text(written.prefix(20).joined(separator: "|"))
      )
    )
  }

  /// Whether the row has already been printed with different values.
  func isConflicting(_ place: String) -> Bool {
    findings.contains { $0.rule == .conflict && $0.place == place }
  }

  mutating func conflict(at place: String) {
    findings.append(
      Finding(
        .conflict,
        .warning,
        at: place,
        "the page prints this row twice with different values, both are left out"
      )
    )
  }
}
