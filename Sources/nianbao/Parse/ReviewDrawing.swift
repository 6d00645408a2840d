import Operations
import Reports

/// Table 4, its three blocks below each other so that it fits a terminal.
struct ReviewDrawing {
  let table: ReviewLitigationTable
  let marks: CellMarks

  var box: BoxTable {
    let columns = ReviewColumn.allCases
    let heads = columns.map {
      BoxTable.Cell([StyledText(OfficialLabels.label($0), .bold)], .center)
    }
    let rows = ReviewRow.allCases.enumerated().map { index, row in
      guard let cells = table.rows[row] else {
        return BoxTable.Row(
          [
            BoxTable.Cell([StyledText(OfficialLabels.label(row), .dim)]),
            BoxTable.Cell([StyledText("row not found", .dim)], .center, columns: columns.count),
          ],
          isRuled: index == 0
        )
      }
      let numbers = zip(columns, cells).map { column, cell in
        BoxTable.Cell(
          [
            marks.text(
              cell.map { String($0) },
              at: "review_litigation.\(row.rawValue).\(column.rawValue)"
            )
          ],
          .trailing
        )
      }
      return BoxTable.Row(
        [BoxTable.Cell([StyledText(OfficialLabels.label(row))])] + numbers,
        isRuled: index == 0
      )
    }
    return BoxTable([BoxTable.Row([BoxTable.Cell([""])] + heads)] + rows)
  }
}
