/// A row of cells in the form for matching, whatever markup it had.
struct TableRow: Sendable {
  struct Cell: Sendable {
    /// Folded, without white space.
    var text: [UInt8]
    /// Folded, single spaces kept: tells `12` from `1 2`.
    var spaced: [UInt8]
    var columns: Range<Int>
  }

  var cells: [Cell]
  /// Which table the row is of, -1 for a row made of lines; rows of one table share their columns.
  var table: Int
  /// Whether the columns say nothing.
  var isFlattened: Bool
}

extension PageDocument {
  /// A table that lays out a page, not data.
  func isLayout(_ table: Grid) -> Bool {
    table.hasNestedTable || table.cells.count < 2
  }

  /// The rows of everything on the page that may be a table, in reading order: those of its tables,
  /// and lines of text that look like rows.
  func rows(work: inout Work) throws(Refusal) -> [TableRow] {
    var result: [TableRow] = []
    var seen = Array(repeating: false, count: tables.count)
    var assembler = LineRowAssembler()
    for line in lines where !line.isImage {
      if line.table >= 0, !isLayout(tables[line.table]) {
        guard !seen[line.table] else { continue }
        seen[line.table] = true
        assembler.finish(into: &result)
        try appendRows(of: line.table, to: &result, work: &work)
      } else {
        try work.spend(1)
        assembler.add(folded[line.folded], to: &result)
      }
    }
    assembler.finish(into: &result)
    return result
  }

  private func appendRows(
    of table: Int,
    to result: inout [TableRow],
    work: inout Work
  ) throws(Refusal) {
    let grid = tables[table]
    try work.spend(grid.cells.count)
    for range in grid.rows() {
      var cells: [TableRow.Cell] = []
      cells.reserveCapacity(range.count)
      for cell in grid.cells[range] {
        let spaced = spacedText(cell, of: table)
        cells.append(
          .init(
            text: spaced.contains(0x20) ? spaced.filter { $0 != 0x20 } : spaced,
            spaced: spaced,
            columns: cell.column..<cell.column + cell.colspan
          )
        )
      }
      result.append(TableRow(cells: cells, table: table, isFlattened: grid.isFlattened))
    }
  }

  /// The folded text of a cell, its lines joined by single spaces; of prose only the beginning.
  private func spacedText(_ cell: Grid.Cell, of table: Int) -> [UInt8] {
    if cell.lines.count == 1, let line = cell.lines.first, lines[line].table == table {
      return Array(folded[lines[line].folded].prefix(400))
    }
    var out: [UInt8] = []
    for index in cell.lines where lines[index].table == table && !lines[index].isImage {
      if !out.isEmpty { out.append(0x20) }
      out.append(contentsOf: folded[lines[index].folded].prefix(400))
      if out.count > 400 { break }
    }
    return out
  }
}

/// Makes rows of lines that stand outside of tables: `label 1 0 0 0 0 0 1`, or one cell a line.
struct LineRowAssembler {
  private var open: [TableRow.Cell] = []

  mutating func add(_ line: ArraySlice<UInt8>, to rows: inout [TableRow]) {
    guard line.count <= Self.longest else { return finish(into: &rows) }
    if line.count > 40 || !CellValue.isPrinted(line), !line.contains(0x20) {
      // One word: a label or nothing.
      let head = Array(line)
      guard let label = Label(head) else { return finish(into: &rows) }
      return open(label, head, numbers: [], to: &rows)
    }
    let words = line.split(separator: 0x20)
    var numbers = words.reversed().prefix { CellValue.isPrinted($0) }.count
    // “- 4 -” is a page's number.
    if numbers == 3, words.count == 3, words[0] == words[2] { numbers = 0 }
    let head = Array(words.dropLast(numbers).joined())
    if head.isEmpty {
      if numbers > 0 { append(words) }
      return
    }
    // A row of heads on one line: `信息内容 本年制发件数 …`.
    if numbers == 0, words.count <= 20, words.count(where: { Label(Array($0)) != nil }) >= 2 {
      finish(into: &rows)
      open = words.map(Self.cell)
    } else if let label = Label(head) {
      open(label, head, numbers: words.suffix(numbers), to: &rows)
    } else {
      finish(into: &rows)
    }
  }

  /// Bytes: a label and the fifteen numbers of table 4 stay below this, prose is mostly above.
  private static let longest = 480

  private mutating func open(
    _ label: Label,
    _ head: [UInt8],
    numbers: ArraySlice<ArraySlice<UInt8>>,
    to rows: inout [TableRow]
  ) {
    var isHeadBelow = false
    // Heads below each other, after 信息内容.
    if case .field = label, let first = open.first {
      isHeadBelow = Label(first.text) == .activeHead
    }
    if !isHeadBelow { finish(into: &rows) }
    open.append(Self.cell(head[...]))
    append(numbers)
  }

  mutating func finish(into rows: inout [TableRow]) {
    if !open.isEmpty { rows.append(TableRow(cells: open, table: -1, isFlattened: true)) }
    open = []
  }

  /// A row of more cells than any table has is none.
  private static let most = 64

  private mutating func append(_ words: some Collection<ArraySlice<UInt8>>) {
    guard open.count < Self.most else { return }
    open.append(contentsOf: words.map(Self.cell))
  }

  private static func cell(_ text: ArraySlice<UInt8>) -> TableRow.Cell {
    TableRow.Cell(text: Array(text), spaced: Array(text), columns: 0..<0)
  }
}
