/// Table 2: proactive disclosure.
extension StatisticsReader {
  mutating func readActiveRow(_ row: TableRow, _ labels: [Label?]) -> Bool {
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
        && cells.first?.text.isEmpty == false
        && cells.dropFirst(heads.count).allSatisfy { $0.text.isEmpty }
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
    guard !isConflicting(place) else { return }
    if let old = active.rows[name], old.fields.contains(where: { $0.value != nil }) {
      guard result.fields.contains(where: { $0.value != nil }), result != old else { return }
      active.rows[name]?.fields = old.fields.map { ($0.field, nil) }
      conflict(at: place)
    } else {
      active.rows[name] = result
    }
  }

  private mutating func value(
    of cell: TableRow.Cell,
    _ field: ActiveDisclosureField,
    at place: String
  ) -> ActiveDisclosureTable.Value? {
    switch field {
    case .amount: amount(cell, at: place).map { .money($0) }
    case .change:
      switch CellValue(change: cell.spaced) {
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
    // Two numbers in a cell are not one: the blank between them stays.
    var digits = cell.spaced[...]
    let own = Money.Unit(in: cell.text)
    while let last = digits.last, last >= 0x80 || last == 0x20 { digits = digits.dropLast() }
    guard let money = Money(digits, unit: own ?? amountUnit ?? .tenThousandYuan) else {
      return unreadable(cell, at: place)
    }
    guard own != nil || amountUnit != nil || money.millionths == 0 else {
      findings.append(
        Finding(
          .unitUnknown,
          .warning,
          at: place,
          "the page prints an amount without its unit",
          actual: .text(String(decoding: cell.spaced, as: UTF8.self))
        )
      )
      return nil
    }
    return money
  }
}
