/// Table 4: review and litigation.
extension StatisticsReader {
  mutating func readReviewRow(_ row: TableRow) -> Bool {
    let wanted = ReviewRow.allCases.count * ReviewColumn.allCases.count
    var cells = row.cells[...]
    // A row may begin with a label of its own.
    if cells.count > wanted, let first = cells.first,
      CellValue(count: first.text) == .unreadable
    {
      cells = cells.dropFirst()
    }
    let filled = cells.filter { !CellValue.isBlank($0.text) }
    guard !filled.isEmpty || cells.count >= wanted else { return false }
    var chosen: [TableRow.Cell]?
    if cells.count == wanted {
      chosen = Array(cells)
    } else if let first = cells.firstIndex(where: { !$0.text.isEmpty }),
      let last = cells.lastIndex(where: { !$0.text.isEmpty }), last - first + 1 == wanted
    {
      chosen = Array(cells[first...last])
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
    let unreadable = chosen.count { CellValue(count: $0.text) == .unreadable }
    // A cell or two that hold no number leave a row of numbers what it is.
    guard unreadable == 0 || row.cells.count == wanted && unreadable <= 2 else { return false }
    store(chosen)
    return true
  }

  private mutating func store(_ cells: [TableRow.Cell]) {
    let columns = ReviewColumn.allCases
    for (block, name) in ReviewRow.allCases.enumerated() {
      let place = "review_litigation.\(name.rawValue)"
      let values = columns.indices.map { index in
        count(
          cells[block * columns.count + index],
          at: "\(place).\(columns[index].rawValue)"
        )
      }
      guard !isConflicting(place) else { continue }
      guard let old = review.rows[name], old.contains(where: { $0 != nil }) else {
        review.rows[name] = values
        continue
      }
      guard values.contains(where: { $0 != nil }), values != old else { continue }
      review.rows[name] = Array(repeating: nil, count: columns.count)
      conflict(at: place)
    }
  }
}
