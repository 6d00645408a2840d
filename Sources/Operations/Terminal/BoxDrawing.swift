/// Draws a layout line by line.
struct BoxDrawing {
  private let layout: BoxLayout
  private let widths: [Int]
  /// The place that covers each slot, row by row; -1 for none.
  private var owners: [[Int]]
  /// The wrapped text of each place.
  private var texts: [[StyledText]] = []
  private var heights: [Int]

  init(_ layout: BoxLayout, widths: [Int]) {
    self.layout = layout
    self.widths = widths
    owners = Array(
      repeating: Array(repeating: -1, count: layout.columnCount),
      count: layout.rowCount
    )
    heights = Array(repeating: 1, count: layout.rowCount)
    for (index, place) in layout.places.enumerated() {
      for row in place.rows { for column in place.columns { owners[row][column] = index } }
      let width = textWidth(place.columns)
      texts.append(place.cell.lines.flatMap { $0.wrapped(to: width) })
    }
    for (place, text) in zip(layout.places, texts) {
      guard let last = place.rows.last else { continue }
      let inner = place.rows.dropFirst()
      let others =
        place.rows.dropLast().reduce(0) { $0 + heights[$1] } + inner.count { layout.isRuled[$0] }
      heights[last] = max(heights[last], text.count - others)
    }
  }

  var lines: [StyledText] {
    var lines: [StyledText] = []
    /// How many lines of each place are drawn.
    var drawn = Array(repeating: 0, count: texts.count)
    for row in 0..<layout.rowCount {
      if row == 0 || layout.isRuled[row] { lines.append(rule(above: row, &drawn)) }
      for _ in 0..<heights[row] { lines.append(content(of: row, &drawn)) }
    }
    lines.append(rule(above: layout.rowCount, &drawn))
    return lines
  }

  private func content(of row: Int, _ drawn: inout [Int]) -> StyledText {
    var line = StyledText("│", .dim)
    var column = 0
    while column < layout.columnCount {
      let (text, end) = slot(row, column, &drawn)
      line += text
      line.append("│", .dim)
      column = end
    }
    return line
  }

  /// The next line of the cell at a slot, and the column behind it.
  private func slot(
    _ row: Int,
    _ column: Int,
    _ drawn: inout [Int]
  ) -> (text: StyledText, end: Int) {
    let owner = owners[row][column]
    guard owner >= 0 else {
      return (StyledText(String(repeating: " ", count: widths[column] + 2)), column + 1)
    }
    let place = layout.places[owner]
    let index = drawn[owner]
    drawn[owner] += 1
    let text = index < texts[owner].count ? texts[owner][index] : StyledText()
    let room = max(0, textWidth(place.columns) - text.columns)
    let before =
      switch place.cell.alignment {
      case .leading: 0
      case .center: room / 2
      case .trailing: room
      }
    let left = StyledText(String(repeating: " ", count: before + 1))
    let right = StyledText(String(repeating: " ", count: room - before + 1))
    return (left + text + right, place.columns.upperBound)
  }

  /// The line between two rows, through which cells over both go on.
  private func rule(above row: Int, _ drawn: inout [Int]) -> StyledText {
    var line = StyledText()
    var column = 0
    while column < layout.columnCount {
      line.append(String(joint(above: row, before: column)), .dim)
      if isOpen(above: row, at: column) {
        let (text, end) = slot(row, column, &drawn)
        line += text
        column = end
      } else {
        line.append(String(repeating: "─", count: widths[column] + 2), .dim)
        column += 1
      }
    }
    line.append(String(joint(above: row, before: column)), .dim)
    return line
  }

  /// Whether a cell covers the slots above and below.
  private func isOpen(above row: Int, at column: Int) -> Bool {
    guard row > 0, row < layout.rowCount, layout.columnCount > column, column >= 0 else {
      return false
    }
    return owners[row][column] >= 0 && owners[row][column] == owners[row - 1][column]
  }

  private func joint(above row: Int, before column: Int) -> Character {
    let up = row > 0 && isEdge(in: row - 1, before: column)
    let down = row < layout.rowCount && isEdge(in: row, before: column)
    let left = column > 0 && !isOpen(above: row, at: column - 1)
    let right = column < layout.columnCount && !isOpen(above: row, at: column)
    let index = (up ? 8 : 0) + (down ? 4 : 0) + (left ? 2 : 0) + (right ? 1 : 0)
    return Self.joints[index]
  }

  private func isEdge(in row: Int, before column: Int) -> Bool {
    guard column > 0, column < layout.columnCount else { return true }
    return owners[row][column] < 0 || owners[row][column] != owners[row][column - 1]
  }

  /// The columns of text in a cell over `columns`, the frames between them included.
  private func textWidth(_ columns: Range<Int>) -> Int {
    columns.reduce((columns.count - 1) * BoxLayout.frame) { $0 + widths[$1] }
  }

  /// By the lines that meet: 8 from above, 4 from below, 2 from the left, 1 from the right.
  private static let joints: [Character] = [
    " ", "╶", "╴", "─", "╷", "┌", "┐", "┬", "╵", "└", "┘", "┴", "│", "├", "┤", "┼",
  ]
}
