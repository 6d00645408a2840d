import Operations
import Reports

/// Table 2 in the blocks of the official form, each with its own heads.
struct ActiveDisclosureDrawing {
  let table: ActiveDisclosureTable
  let template: Record.Template?
  let marks: CellMarks

  /// The rows under one item of article 20 of the Regulations.
  private struct Block {
    var caption: String
    var rows: [ActiveDisclosureRow]
    var fields2019: [ActiveDisclosureField]
    var fields2021: [ActiveDisclosureField]
  }

  private static let blocks = [
    Block(
      caption: "第二十条第（一）项",
      rows: [.regulations, .normativeDocuments],
      fields2019: [.newlyMade, .newlyPublished, .totalPublished],
      fields2021: [.issued, .repealed, .inForce]
    ),
    Block(
      caption: "第二十条第（五）项",
      rows: [.licensing, .otherExternalServices],
      fields2019: [.prevYearItems, .change, .decisions],
      fields2021: [.decisions]
    ),
    Block(
      caption: "第二十条第（六）项",
      rows: [.punishment, .coercion],
      fields2019: [.prevYearItems, .change, .decisions],
      fields2021: [.decisions]
    ),
    Block(
      caption: "第二十条第（八）项",
      rows: [.fees],
      fields2019: [.prevYearItems, .change],
      fields2021: [.amount]
    ),
    Block(
      caption: "第二十条第（九）项",
      rows: [.centralizedProcurement],
      fields2019: [.items, .amount],
      fields2021: []
    ),
  ]

  var box: BoxTable {
    let drawn = Self.blocks.compactMap { block in
      let rows = rows(of: block)
      return rows.isEmpty ? nil : (block, rows, fields(of: block))
    }
    let width = drawn.map(\.2.count).max() ?? 0
    var box = BoxTable()
    for (block, rows, fields) in drawn {
      box.rows.append(
        BoxTable.Row(
          [BoxTable.Cell([StyledText(block.caption, .bold)], .center, columns: 1 + width)],
          isRuled: true
        )
      )
      box.rows.append(
        row(
          StyledText("信息内容", .bold),
          fields.map {
            (
              [
                StyledText(Self.head($0, of: block, is2019: fields.contains(.prevYearItems)), .bold)
              ], .center
            )
          },
          over: width,
          isRuled: true
        )
      )
      for name in rows { box.rows.append(self.row(name, fields, over: width)) }
    }
    return box
  }

  private static func head(
    _ field: ActiveDisclosureField,
    of block: Block,
    is2019: Bool
  ) -> String {
    switch field {
    case .amount: block.rows == [.fees] ? "本年收费金额（万元）" : "采购总金额（万元）"
    case .decisions where is2019: "处理决定数量"
    default: OfficialLabels.label(field)
    }
  }

  /// The block's rows that the form has or the page shows.
  private func rows(of block: Block) -> [ActiveDisclosureRow] {
    block.rows.filter { row in
      let isOf2019Only = row == .otherExternalServices || row == .centralizedProcurement
      return table.rows[row] != nil || !isOf2019Only || template == .form2019
    }
  }

  /// The block's columns on the page, in official order; the form's where the page shows none.
  private func fields(of block: Block) -> [ActiveDisclosureField] {
    let found = block.rows.flatMap { table.rows[$0]?.fields.map(\.field) ?? [] }
    if found.isEmpty { return template == .form2019 ? block.fields2019 : block.fields2021 }
    return ActiveDisclosureField.allCases.filter(found.contains)
  }

  private func row(
    _ name: ActiveDisclosureRow,
    _ fields: [ActiveDisclosureField],
    over width: Int
  ) -> BoxTable.Row {
    let label = OfficialLabels.label(name)
    guard let found = table.rows[name] else {
      return row(
        StyledText(label, .dim),
        [([StyledText("row not found", .dim)], .center)],
        over: width
      )
    }
    let cells = fields.map { field -> ([StyledText], BoxTable.Alignment) in
      guard let entry = found.fields.first(where: { $0.field == field }) else {
        return ([""], .trailing)
      }
      let key = field == .amount ? "amount_wanyuan" : field.rawValue
      let place = "active_disclosure.\(name.rawValue).\(key)"
      return (text(entry.value, field, found.amountWritten, at: place), .trailing)
    }
    return row(StyledText(label), cells, over: width)
  }

  /// The value, and below an amount what the page has for it where that is not the same.
  private func text(
    _ value: ActiveDisclosureTable.Value?,
    _ field: ActiveDisclosureField,
    _ written: String?,
    at place: String
  ) -> [StyledText] {
    let number: String? =
      switch value {
      case nil: nil
      case .count(let count): field == .change && count > 0 ? "+\(count)" : String(count)
      case .money(let money): money.text
      }
    let shown = marks.text(number, at: place)
    guard field == .amount, let written, written != number else { return [shown] }
    return [shown, StyledText("printed: \(written)", .dim)]
  }

  /// A row whose cells share the table's width, the last one taking what is left.
  private func row(
    _ label: StyledText,
    _ cells: [([StyledText], BoxTable.Alignment)],
    over width: Int,
    isRuled: Bool = false
  ) -> BoxTable.Row {
    let share = max(1, width / max(1, cells.count))
    let drawn = cells.enumerated().map { index, cell in
      BoxTable.Cell(
        cell.0,
        cell.1,
        columns: index == cells.count - 1 ? max(1, width - share * index) : share
      )
    }
    return BoxTable.Row([BoxTable.Cell([label])] + drawn, isRuled: isRuled)
  }
}
