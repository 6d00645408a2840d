/// Reads the three tables of statistics out of rows, one after the other.
///
/// A row is known by its label within the group it stands in; its numbers by their order behind the
/// label, or by their columns where the order leaves a doubt. What allows two readings gives no value
/// but a finding.
struct StatisticsReader {
  private(set) var applications = ApplicationsTable()
  private(set) var active = ActiveDisclosureTable()
  private(set) var review = ReviewLitigationTable()
  private(set) var findings: [Finding] = []
  /// Rows whose cells could not be told apart, by the table's key.
  private(set) var unclear: Set<String> = []
  /// How many heads of table 2 belong to each form.
  private(set) var heads2019 = 0
  private(set) var heads2021 = 0

  private enum Context {
    case none
    case active
    case applications
    case review
  }

  private var context = Context.none
  private var group: Label.OutcomeGroup?
  private var fields: [ActiveDisclosureField?] = []
  private var amountUnit: Money.Unit?
  /// The columns of the applicants' heads, of the table they stand in.
  private var applicantColumns: [ApplicantColumn: Int] = [:]
  private var applicantTable = -1
  private var surplus = 0
  private var surplusTable = -1

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

  // MARK: Table 3

  private mutating func readApplicationRow(_ row: TableRow, _ labels: [Label?]) -> Bool {
    var found: (row: ApplicationRow, index: Int)?
    var groupIndex: Int?
    search: for (index, label) in labels.enumerated() {
      switch label {
      case .application(let name):
        found = (name, index)
        break search
      case .outcomeGroup(let name):
        context = .applications
        group = name
        groupIndex = index
      case .total where context == .applications:
        found = (.totalProcessed, index)
        break search
      case .other where context == .applications && group == .otherProcessing:
        found = (.otherReasons, index)
        break search
      default:
        // A value before any label: the row has none.
        if CellValue.digits(row.cells[index].text[...]) != nil { break search }
      }
    }
    if let found {
      enter(found.row)
      let values = row.cells[(found.index + 1)...]
      // In lines of prose a part of a label proves nothing.
      let isProse = row.table < 0 && values.count != ApplicantColumn.allCases.count
      if isProse, !Label.isWhole(row.cells[found.index].text) { return false }
      enter(found.row)
      store(found.row, values, of: row)
      return true
    }
    guard let groupIndex, group == .otherProcessing else { return groupIndex != nil }
    // （六）其他处理 without a sub-row: the single row of the 2019 form.
    let values = row.cells[(groupIndex + 1)...]
    if values.contains(where: { CellValue(count: $0.text) != .blank }) || values.count >= 7 {
      store(.otherProcessing, values, of: row)
    }
    return true
  }

  /// Follows the groups by the rows themselves, for tables whose group cells are lost.
  private mutating func enter(_ row: ApplicationRow) {
    context = .applications
    if row == .otherOverdueCorrection || row == .otherOverdueFee { group = .otherProcessing }
    if row == .totalProcessed || row == .carriedForward { group = nil }
  }

  private mutating func store(
    _ name: ApplicationRow, _ cells: ArraySlice<TableRow.Cell>, of row: TableRow
  ) {
    let place = "applications.\(name.key)"
    let columns = ApplicantColumn.allCases
    var values: [Int64?] = Array(repeating: nil, count: columns.count)
    learnSurplus(columns.count, from: cells, of: row)
    if let chosen = choose(columns.count, from: cells, of: row) {
      for (index, cell) in chosen.enumerated() {
        values[index] = count(cell, at: "\(place).\(columns[index].rawValue)")
      }
    } else if !cells.allSatisfy({ CellValue.isBlank($0.text) }) {
      report(unclear: cells, at: place, table: "applications")
    } else if cells.isEmpty, row.table < 0, name == .totalProcessed || name == .otherReasons {
      return  // A word of prose, not a row.
    }
    merge(values, into: name, at: place)
  }

  /// The cells that are the `wanted` values of a row; `nil` when that is not sure.
  private func choose(
    _ wanted: Int, from cells: ArraySlice<TableRow.Cell>, of row: TableRow
  ) -> [TableRow.Cell]? {
    if cells.count == wanted + surplus(of: row) { return Array(cells.prefix(wanted)) }
    if cells.count > wanted {
      // Empty fields at either end are the rest of wider cells where what stands between suffices.
      if let first = cells.firstIndex(where: { !$0.text.isEmpty }),
        let last = cells.lastIndex(where: { !$0.text.isEmpty }), last - first + 1 == wanted
      {
        return Array(cells[first...last])
      }
      let filled = cells.filter { !CellValue.isBlank($0.text) }
      if filled.count == wanted { return filled }
      if !row.isFlattened, let byColumn = chooseByColumn(cells, of: row) { return byColumn }
      return nil
    }
    return row.isFlattened ? nil : chooseByColumn(cells, of: row)
  }

  /// How many empty fields end each row of a flattened table, by a row whose values are all filled.
  private func surplus(of row: TableRow) -> Int {
    row.isFlattened && row.table >= 0 && row.table == surplusTable ? surplus : 0
  }

  /// Learns ``surplus(of:)`` from a row that is full.
  private mutating func learnSurplus(
    _ wanted: Int, from cells: ArraySlice<TableRow.Cell>, of row: TableRow
  ) {
    guard row.isFlattened, row.table >= 0, cells.count >= wanted,
      cells.prefix(wanted).allSatisfy({ !CellValue.isBlank($0.text) }),
      cells.dropFirst(wanted).allSatisfy({ $0.text.isEmpty })
    else { return }
    surplus = cells.count - wanted
    surplusTable = row.table
  }

  private func chooseByColumn(
    _ cells: ArraySlice<TableRow.Cell>, of row: TableRow
  ) -> [TableRow.Cell]? {
    guard row.table == applicantTable, wantedColumnsAreKnown else { return nil }
    var chosen: [TableRow.Cell] = []
    for column in ApplicantColumn.allCases {
      guard let place = applicantColumns[column],
        let cell = cells.first(where: { $0.columns.contains(place) }),
        chosen.last.map({ $0.columns != cell.columns }) ?? true
      else { return nil }
      chosen.append(cell)
    }
    return chosen
  }

  /// Whether each applicant's head stands in a column of its own, in the official order.
  private var wantedColumnsAreKnown: Bool {
    let places = ApplicantColumn.allCases.compactMap { applicantColumns[$0] }
    return places.count == ApplicantColumn.allCases.count
      && zip(places, places.dropFirst()).allSatisfy(<)
  }

  private mutating func merge(_ values: [Int64?], into name: ApplicationRow, at place: String) {
    guard let old = applications[name], old.contains(where: { $0 != nil }) else {
      applications[name] = values
      return
    }
    guard values.contains(where: { $0 != nil }), values != old else { return }
    applications[name] = Array(repeating: nil, count: values.count)
    conflict(at: place)
  }

  // MARK: Table 2

  private mutating func readActiveRow(_ row: TableRow, _ labels: [Label?]) -> Bool {
    guard context == .active else { return false }
    for (index, label) in labels.enumerated() {
      guard case .active(let name)? = label else { continue }
      store(name, row.cells[(index + 1)...])
      return true
    }
    return false
  }

  private mutating func store(_ name: ActiveDisclosureRow, _ cells: ArraySlice<TableRow.Cell>) {
    let place = "active_disclosure.\(name.rawValue)"
    var heads = fields
    if heads.isEmpty, cells.filter({ !$0.text.isEmpty }).count == 1,
      name == .licensing || name == .punishment || name == .coercion
    {
      heads = [.decisions]
    }
    let own = ActiveDisclosureField.belong(to: name)
    var result = ActiveDisclosureTable.Row(fields: [])
    let isSure =
      cells.count == heads.count
      || cells.count > heads.count
        && cells.dropFirst(heads.count).allSatisfy { CellValue.isBlank($0.text) }
    if !isSure, cells.contains(where: { !CellValue.isBlank($0.text) }) {
      report(unclear: cells, at: place, table: "active_disclosure")
    }
    for (index, field) in heads.enumerated() {
      guard let field, own.contains(field) else { continue }
      let cell = isSure ? cells[cells.startIndex + index] : nil
      let path = "\(place).\(field == .amount ? "amount_wanyuan" : field.rawValue)"
      result.fields.append((field, cell.flatMap { value(of: $0, field, at: path) }))
      if field == .amount, let cell, !cell.text.isEmpty {
        result.amountWritten = String(decoding: cell.spaced, as: UTF8.self)
      }
    }
    if let old = active.rows[name], old.fields.contains(where: { $0.value != nil }) {
      guard result.fields.contains(where: { $0.value != nil }), result != old else { return }
      active.rows[name]?.fields = old.fields.map { ($0.field, nil) }
      conflict(at: place)
    } else {
      active.rows[name] = result
    }
  }

  private mutating func value(
    of cell: TableRow.Cell, _ field: ActiveDisclosureField, at place: String
  ) -> ActiveDisclosureTable.Value? {
    switch field {
    case .amount: amount(cell, at: place).map { .money($0) }
    case .change:
      switch CellValue(change: cell.text) {
      case .blank: nil
      case .number(let value): .count(value)
      case .unreadable: unreadable(cell, at: place)
      }
    default: count(cell, at: place).map { .count($0) }
    }
  }

  /// An amount in 万元: by the unit in the cell, else by the unit in the head.
  private mutating func amount(_ cell: TableRow.Cell, at place: String) -> Money? {
    guard !CellValue.isBlank(cell.text) else { return nil }
    var digits = cell.text[...]
    let own = Money.Unit(in: cell.text)
    while let last = digits.last, last >= 0x80 { digits = digits.dropLast() }
    guard let money = Money(digits, unit: own ?? amountUnit ?? .tenThousandYuan) else {
      return unreadable(cell, at: place)
    }
    guard own != nil || amountUnit != nil || money.millionths == 0 else {
      findings.append(
        Finding(
          .unitUnknown, .warning, at: place, "the page prints an amount without its unit",
          actual: .text(String(decoding: cell.spaced, as: UTF8.self))))
      return nil
    }
    return money
  }

  // MARK: Table 4

  private mutating func readReviewRow(_ row: TableRow) -> Bool {
    let wanted = ReviewRow.allCases.count * ReviewColumn.allCases.count
    var cells = row.cells[...]
    // A row may begin with a label of its own.
    if let first = cells.first, CellValue(count: first.text) == .unreadable {
      cells = cells.dropFirst()
    }
    let filled = cells.filter { !CellValue.isBlank($0.text) }
    guard !filled.isEmpty || cells.count >= wanted else { return false }
    var chosen: [TableRow.Cell]?
    if cells.count == wanted {
      chosen = Array(cells)
    } else if cells.count > wanted, filled.count == wanted {
      chosen = filled
    } else if cells.count > wanted, filled.isEmpty {
      chosen = Array(cells.prefix(wanted))
    }
    guard let chosen else {
      let areNumbers = filled.allSatisfy { CellValue.digits($0.text[...]) != nil }
      if areNumbers, filled.count > 2 {
        report(unclear: cells, at: "review_litigation", table: "review_litigation")
      }
      return areNumbers
    }
    guard chosen.allSatisfy({ CellValue(count: $0.text) != .unreadable }) else { return false }
    store(chosen)
    return true
  }

  private mutating func store(_ cells: [TableRow.Cell]) {
    let columns = ReviewColumn.allCases
    for (block, name) in ReviewRow.allCases.enumerated() {
      let place = "review_litigation.\(name.rawValue)"
      let values = columns.indices.map { index in
        count(
          cells[block * columns.count + index], at: "\(place).\(columns[index].rawValue)")
      }
      guard let old = review.rows[name], old.contains(where: { $0 != nil }) else {
        review.rows[name] = values
        continue
      }
      guard values.contains(where: { $0 != nil }), values != old else { continue }
      review.rows[name] = Array(repeating: nil, count: columns.count)
      conflict(at: place)
    }
  }

  // MARK: Cells and findings

  private mutating func count(_ cell: TableRow.Cell, at place: String) -> Int64? {
    switch CellValue(count: cell.spaced) {
    case .blank: nil
    case .number(let value): value
    case .unreadable: unreadable(cell, at: place)
    }
  }

  private mutating func unreadable<Value>(_ cell: TableRow.Cell, at place: String) -> Value? {
    findings.append(
      Finding(
        .unreadable, .warning, at: place, "the cell holds no number that can be read",
        actual: .text(String(decoding: cell.spaced.prefix(120), as: UTF8.self))))
    return nil
  }

  private mutating func report(
    unclear cells: ArraySlice<TableRow.Cell>, at place: String, table: String
  ) {
    unclear.insert(table)
    let written = cells.map { String(decoding: $0.spaced.prefix(60), as: UTF8.self) }
    findings.append(
      Finding(
        .ambiguous, .warning, at: place,
        "the row's cells cannot be told apart, its values are left unknown",
        actual: .text(written.prefix(20).joined(separator: "|"))))
  }

  private mutating func conflict(at place: String) {
    findings.append(
      Finding(
        .conflict, .warning, at: place,
        "the page prints this row twice with different values, both are left out"))
  }
}
