/// Where a table's cells stand, and how wide its columns are.
struct BoxLayout {
  struct Place {
    var cell: BoxTable.Cell
    var rows: Range<Int>
    var columns: Range<Int>
  }

  private(set) var places: [Place] = []
  private(set) var columnCount = 0
  let isRuled: [Bool]

  /// The narrowest that labels are wrapped to, in terminal columns.
  private static let narrowestLabel = 16
  /// What the frame takes beside a column's text: a line and two blanks.
  static let frame = 3

  var rowCount: Int { isRuled.count }

  init(_ rows: [BoxTable.Row]) {
    isRuled = rows.map(\.isRuled)
    var taken: [Int] = []
    for (row, content) in rows.enumerated() {
      var column = 0
      for cell in content.cells {
        while column < taken.count, taken[column] > row { column += 1 }
        let columns = column..<column + cell.columns
        let end = min(row + cell.rows, rows.count)
        while taken.count < columns.upperBound { taken.append(0) }
        for covered in columns { taken[covered] = max(taken[covered], end) }
        places.append(Place(cell: cell, rows: row..<end, columns: columns))
        column = columns.upperBound
      }
    }
    columnCount = taken.count
  }

  /// The layout with only some of its columns, given in order.
  func keeping(_ columns: [Int]) -> BoxLayout {
    guard columns.count < columnCount else { return self }
    var part = self
    part.columnCount = columns.count
    part.places = places.compactMap { place in
      let kept = columns.indices.filter { place.columns.contains(columns[$0]) }
      guard let first = kept.first, let last = kept.last else { return nil }
      return Place(cell: place.cell, rows: place.rows, columns: first..<last + 1)
    }
    return part
  }

  /// The columns of each part that the table is drawn in: all at once, if they fit.
  func parts(width: Int) -> [[Int]] {
    let natural = naturalWidths
    guard let label = natural.first else { return [] }
    let fixed = min(label, Self.narrowestLabel) + Self.frame + 1
    var parts: [[Int]] = []
    var part = [0]
    var used = fixed
    for column in natural.indices.dropFirst() {
      let needed = natural[column] + Self.frame
      if used + needed > width, part.count > 1 {
        parts.append(part)
        part = [0]
        used = fixed
      }
      part.append(column)
      used += needed
    }
    return parts + [part]
  }

  /// The width of each column's text, labels narrowed to fit.
  func widths(within width: Int) -> [Int] {
    var widths = naturalWidths
    guard let label = widths.first else { return [] }
    let excess = widths.reduce(1) { $0 + $1 + Self.frame } - width
    if excess > 0 { widths[0] = max(min(label, Self.narrowestLabel), label - excess) }
    return widths
  }

  /// The widest line in each column; cells over several columns wrap, even where only one of their
  /// columns is left.
  private var naturalWidths: [Int] {
    var widths = Array(repeating: 1, count: columnCount)
    for place in places where place.cell.columns == 1 {
      let widest = place.cell.lines.map(\.columns).max() ?? 0
      widths[place.columns.lowerBound] = max(widths[place.columns.lowerBound], widest)
    }
    return widths
  }
}
