/// A table of the page, formed by the HTML standard's own algorithm.
///
/// https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
package struct Grid: Sendable {
  package struct Cell: Sendable {
    /// The slot of the upper left corner.
    package var column = 0
    package var row: Int
    /// As written: 0 reaches to the end of the row group.
    package var rowspan: Int
    package var colspan: Int
    /// The lines of the page that the cell holds, nested tables' lines among them.
    package var lines: Range<Int>
  }

  /// A `<thead>`, `<tbody>` or `<tfoot>`, given or implied.
  struct RowGroup: Sendable {
    var rows: Range<Int>
    var isFooter: Bool
  }

  /// In order of rows, and within a row of columns.
  package internal(set) var cells: [Cell] = []
  package internal(set) var rowCount = 0
  package internal(set) var columnCount = 0
  /// Whether another table stands in one of the cells: then it lays out a page.
  package internal(set) var hasNestedTable = false

  /// Whether the cells' widths were lost with the markup: then a column says nothing.
  package internal(set) var isFlattened = false

  static let maximumColspan = 1000
  static let maximumRowspan = 65_534
  /// No table of a report is a hundredth as wide; wider ones only cost memory.
  static let maximumColumns = 16_384

  /// Gives each cell its slot.
  ///
  /// `cells` come in source order with `row` counted over the whole table.
  /// - Throws: a refusal when the work left does not suffice.
  mutating func form(groups: [RowGroup], work: inout Work) throws(Refusal) {
    moveFooters(groups: groups)
    var groupEnd = Array(repeating: rowCount, count: rowCount)
    for group in reordered(groups) { for row in group { groupEnd[row] = group.upperBound } }
    /// For each column the row above which it is taken by cells that reach down.
    var taken: [Int] = []
    var column = 0
    var row = -1
    for index in cells.indices {
      if cells[index].row != row {
        row = cells[index].row
        column = 0
      }
      let start = column
      while column < taken.count, taken[column] > row { column += 1 }
      try work.spend(1 + cells[index].colspan + column - start)
      cells[index].column = column
      let end = groupEnd[row]
      let wanted = cells[index].rowspan
      let height = wanted == 0 ? end - row : min(wanted, end - row)
      cells[index].rowspan = height
      let right = column + cells[index].colspan
      guard right <= Self.maximumColumns else {
        throw Refusal(
          .budgetCells,
          at: .parse,
          "a table is wider than \(Self.maximumColumns) columns"
        )
      }
      while taken.count < right { taken.append(0) }
      for covered in column..<right { taken[covered] = max(taken[covered], row + height) }
      column = right
    }
    columnCount = taken.count
  }

  /// Rows of a `<tfoot>` come last wherever it stands.
  private mutating func moveFooters(groups: [RowGroup]) {
    guard groups.contains(where: \.isFooter) else { return }
    var target = Array(0..<rowCount)
    var next = 0
    for group in groups.filter({ !$0.isFooter }) + groups.filter(\.isFooter) {
      for row in group.rows {
        target[row] = next
        next += 1
      }
    }
    for index in cells.indices { cells[index].row = target[cells[index].row] }
    // Stable by row: the order within a row is the source's.
    cells = cells.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
      .map(\.element)
  }

  /// The groups' rows after footers have moved.
  private func reordered(_ groups: [RowGroup]) -> [Range<Int>] {
    var next = 0
    var result: [Range<Int>] = []
    for group in groups.filter({ !$0.isFooter }) + groups.filter(\.isFooter) {
      result.append(next..<next + group.rows.count)
      next += group.rows.count
    }
    return result
  }

  /// The cells that start in each row, as ranges of ``cells``.
  package func rows() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = 0
    for row in 0..<rowCount {
      let start = index
      while index < cells.count, cells[index].row == row { index += 1 }
      result.append(start..<index)
    }
    return result
  }
}

/// The counted work that a page may still cost.
struct Work: Sendable {
  private(set) var left: Int
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    left = limit
  }

  @inline(__always)
  mutating func spend(_ steps: Int) throws(Refusal) {
    left -= steps
    if left < 0 {
      throw Refusal(.budgetWork, at: .parse, "the page takes more than \(limit) steps of work")
    }
  }
}
