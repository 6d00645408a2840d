/// A table drawn with box characters, with cells that span rows and columns.
///
/// The first column holds labels: it wraps where room is scarce. The others keep their width; when
/// they do not fit beside each other, they are drawn below each other, each part with the labels.
package struct BoxTable: Sendable {
  package enum Alignment: Sendable {
    case leading
    case center
    case trailing
  }

  package struct Cell: Sendable {
    /// Each is a line of its own; those wider than the cell are wrapped.
    package var lines: [StyledText]
    package var alignment: Alignment
    package var columns: Int
    package var rows: Int

    package init(
      _ lines: [StyledText],
      _ alignment: Alignment = .leading,
      columns: Int = 1,
      rows: Int = 1
    ) {
      self.lines = lines
      self.alignment = alignment
      self.columns = max(1, columns)
      self.rows = max(1, rows)
    }
  }

  package struct Row: Sendable {
    /// From left to right; slots that cells of earlier rows reach into are passed over.
    package var cells: [Cell]
    /// Whether a line parts it from the row above.
    package var isRuled: Bool

    package init(_ cells: [Cell], isRuled: Bool = false) {
      self.cells = cells
      self.isRuled = isRuled
    }
  }

  package var rows: [Row]

  package init(_ rows: [Row] = []) { self.rows = rows }

  /// The table in lines of at most `width` columns, as far as its cells can be made that narrow.
  package func drawn(width: Int) -> [StyledText] {
    guard !rows.isEmpty else { return [] }
    let layout = BoxLayout(rows)
    return layout.parts(width: width).flatMap { columns in
      let part = layout.keeping(columns)
      return BoxDrawing(part, widths: part.widths(within: width)).lines
    }
  }
}
