/// Every table of a page, layout tables included, as rows of slots with their text: what a browser
/// would draw, for people and for comparisons with other parsers.
///
/// Tables come in document order, inner tables as grids of their own. A slot repeats the text of the
/// cell that covers it, of overlapping cells the earlier one's; a slot that no cell covers is empty,
/// and such slots are left off at a row's end.
/// - Throws: a refusal when reading or spreading the cells costs more than the budgets.
package func pageGrids(
  _ decoded: DecodedText,
  budgets: Budgets
) throws(Refusal) -> [[[String]]] {
  var (page, work) = try readPage(decoded, budgets: budgets)
  var grids: [[[String]]] = []
  for (index, grid) in page.tables.enumerated() {
    var slots: [[String?]] = Array(repeating: [], count: grid.rowCount)
    for cell in grid.cells {
      // A slot is a string's 16 bytes, so that memory stays within the budget too.
      try work.spend(16 * cell.rowspan * cell.colspan)
      let text = page.slotText(of: cell, in: index)
      let columns = cell.column..<cell.column + cell.colspan
      for row in cell.row..<cell.row + cell.rowspan {
        let missing = columns.upperBound - slots[row].count
        if missing > 0 {
          try work.spend(16 * missing)
          slots[row].append(contentsOf: repeatElement(nil, count: missing))
        }
        for column in columns where slots[row][column] == nil { slots[row][column] = text }
      }
    }
    grids.append(slots.map { row in row.map { $0 ?? "" } })
  }
  return grids
}

extension PageDocument {
  /// The text of a cell without that of inner tables and pictures, white space and no-break spaces
  /// as single blanks.
  fileprivate func slotText(of cell: Grid.Cell, in table: Int) -> String {
    cell.lines.lazy
      .filter { self.lines[$0].table == table && !self.lines[$0].isImage }
      .flatMap { self.written(self.lines[$0]).unicodeScalars.split(whereSeparator: Self.isBlank) }
      .map { String($0) }
      .joined(separator: " ")
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{A0}" || scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
      || scalar == "\u{C}"
  }
}
