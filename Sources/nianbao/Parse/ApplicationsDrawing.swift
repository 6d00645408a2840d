import Operations
import Reports

/// Table 3 as the official form has it.
struct ApplicationsDrawing {
  let table: ApplicationsTable
  let template: Record.Template?
  let marks: CellMarks

  var box: BoxTable {
    var box = BoxTable(heads)
    for row in rows {
      let captions = OfficialLabels.captions(before: row)
      for caption in captions {
        let blanks = ApplicantColumn.allCases.map { _ in BoxTable.Cell([""]) }
        box.rows.append(
          BoxTable.Row(
            [BoxTable.Cell([StyledText(caption, .bold)])] + blanks,
            isRuled: row == .granted
          )
        )
      }
      box.rows.append(drawn(row, isRuled: row == .newReceived || row == .totalProcessed))
    }
    return box
  }

  /// The rows of the form that the page follows: with one row for （六）其他处理, or its three.
  private var rows: [ApplicationRow] {
    let hasSubrows = ApplicationRow.otherSubrows.contains { table[$0] != nil }
    let isSingle = table[.otherProcessing] != nil || !hasSubrows && template == .form2019
    return ApplicationRow.allCases.filter { row in
      table[row] != nil
        || (isSingle ? !ApplicationRow.otherSubrows.contains(row) : row != .otherProcessing)
    }
  }

  private var heads: [BoxTable.Row] {
    func head(_ column: ApplicantColumn, rows: Int) -> BoxTable.Cell {
      BoxTable.Cell(
        OfficialLabels.lines(column).map { StyledText($0, .bold) },
        .center,
        rows: rows
      )
    }
    let organisations = ApplicantColumn.allCases.dropFirst().dropLast()
    return [
      BoxTable.Row([
        BoxTable.Cell([""], rows: 2), head(.naturalPerson, rows: 2),
        BoxTable.Cell(
          [StyledText("法人或其他组织", .bold)],
          .center,
          columns: organisations.count
        ),
        head(.total, rows: 2),
      ]),
      BoxTable.Row(organisations.map { head($0, rows: 1) }, isRuled: true),
    ]
  }

  private func drawn(_ row: ApplicationRow, isRuled: Bool) -> BoxTable.Row {
    let columns = ApplicantColumn.allCases
    guard let cells = table[row] else {
      return BoxTable.Row(
        [
          BoxTable.Cell([StyledText(OfficialLabels.label(row), .dim)]),
          BoxTable.Cell([StyledText("row not found", .dim)], .center, columns: columns.count),
        ],
        isRuled: isRuled
      )
    }
    let numbers = zip(columns, cells).map { column, cell in
      BoxTable.Cell(
        [marks.text(cell.map { String($0) }, at: "applications.\(row.key).\(column.rawValue)")],
        .trailing
      )
    }
    return BoxTable.Row(
      [BoxTable.Cell([StyledText(OfficialLabels.label(row))])] + numbers,
      isRuled: isRuled
    )
  }
}
