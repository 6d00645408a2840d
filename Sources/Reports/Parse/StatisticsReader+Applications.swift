/// Table 3: the applications.
extension StatisticsReader {
  mutating func readApplicationRow(_ row: TableRow, _ labels: [Label?]) -> Bool {
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
    _ name: ApplicationRow,
    _ cells: ArraySlice<TableRow.Cell>,
    of row: TableRow
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
  private mutating func choose(
    _ wanted: Int,
    from cells: ArraySlice<TableRow.Cell>,
    of row: TableRow
  ) -> [TableRow.Cell]? {
    guard let first = cells.firstIndex(where: { !$0.text.isEmpty }),
      let last = cells.lastIndex(where: { !$0.text.isEmpty })
    else { return cells.count >= wanted ? Array(cells.prefix(wanted)) : nil }
    // Empty fields at either end are the rest of wider cells where what stands between suffices.
    if last - first + 1 == wanted {
      let chosen = Array(cells[first...last])
      if !row.isFlattened { judgeColumns(by: chosen, of: row) }
      return chosen
    }
    if row.isFlattened {
      // An empty field at the start may be the rest of the label.
      let isWhole = first == cells.startIndex && cells.count == wanted + surplus(of: row)
      return isWhole ? Array(cells.prefix(wanted)) : nil
    }
    return cells.count == wanted ? Array(cells) : chooseByColumn(cells, of: row)
  }

  /// How many empty fields end each row of a flattened table, by a row whose values are all filled.
  private func surplus(of row: TableRow) -> Int {
    row.isFlattened && row.table >= 0 && row.table == surplusTable ? surplus : 0
  }

  /// Learns ``surplus(of:)`` from a row that is full.
  private mutating func learnSurplus(
    _ wanted: Int,
    from cells: ArraySlice<TableRow.Cell>,
    of row: TableRow
  ) {
    guard row.isFlattened, row.table >= 0, cells.count >= wanted,
      cells.prefix(wanted).allSatisfy({ !CellValue.isBlank($0.text) }),
      cells.dropFirst(wanted).allSatisfy({ $0.text.isEmpty })
    else { return }
    surplus = cells.count - wanted
    surplusTable = row.table
  }

  /// The cells below the applicants' heads, when nothing else stands in the row.
  private func chooseByColumn(
    _ cells: ArraySlice<TableRow.Cell>,
    of row: TableRow
  ) -> [TableRow.Cell]? {
    guard row.table == applicantTable, row.table != misleadingTable, wantedColumnsAreKnown else {
      return nil
    }
    var chosen: [TableRow.Cell] = []
    for column in ApplicantColumn.allCases {
      guard let place = applicantColumns[column],
        let cell = cells.first(where: { $0.columns.contains(place) }),
        chosen.last.map({ $0.columns != cell.columns }) ?? true
      else { return nil }
      chosen.append(cell)
    }
    let filled = cells.count { !$0.text.isEmpty }
    return filled == chosen.count { !$0.text.isEmpty } ? chosen : nil
  }

  /// Notes when a row that is sure by its order stands in other columns than its heads.
  private mutating func judgeColumns(by chosen: [TableRow.Cell], of row: TableRow) {
    guard row.table == applicantTable, wantedColumnsAreKnown else { return }
    for (column, cell) in zip(ApplicantColumn.allCases, chosen) {
      guard let place = applicantColumns[column], !cell.columns.contains(place) else { continue }
      misleadingTable = row.table
    }
  }

  /// Whether each applicant's head stands in a column of its own, in the official order.
  private var wantedColumnsAreKnown: Bool {
    let places = ApplicantColumn.allCases.compactMap { applicantColumns[$0] }
    return places.count == ApplicantColumn.allCases.count
      && zip(places, places.dropFirst()).allSatisfy(<)
  }

  private mutating func merge(_ values: [Int64?], into name: ApplicationRow, at place: String) {
    guard !isConflicting(place) else { return }
    guard let old = applications[name], old.contains(where: { $0 != nil }) else {
      applications[name] = values
      return
    }
    guard values.contains(where: { $0 != nil }), values != old else { return }
    applications[name] = Array(repeating: nil, count: values.count)
    conflict(at: place)
  }
}
