/// A page as blocks: its lines of text in reading order, its tables as grids, its links and metadata.
struct PageDocument: Sendable {
  /// One line: text between two block boundaries, or a picture.
  struct Line: Sendable {
    /// The bytes as written, in ``PageDocument/text``; for a picture its address.
    var written: Range<Int>
    /// The form for matching, in ``PageDocument/folded``.
    var folded: Range<Int>
    /// The innermost table the line stands in, an index of ``PageDocument/tables``, and the cell in
    /// it; -1 outside of tables.
    var table: Int
    var cell: Int
    var isImage: Bool
  }

  struct Link: Sendable {
    var address: String
    var text: String
  }

  /// Something the page says of itself: a `<meta name>` or a key of a JSON answer.
  struct Property: Sendable {
    var name: String
    var content: String
  }

  var text: [UInt8] = []
  var folded: [UInt8] = []
  var lines: [Line] = []
  var tables: [Grid] = []
  /// The links to files and to pages with a report's title.
  var links: [Link] = []
  /// How many links the page has in all, and the bytes of their texts without spaces.
  var linkCount = 0
  var linkedTextLength = 0
  var properties: [Property] = []
  /// The content of the first `<title>`.
  var title: String?
  var tally = Fold.Tally()
  /// Ranges of the source that hold scripts long enough to carry an article.
  var scripts: [Range<Int>] = []
  /// Codes of damage met while reading.
  var artefacts: [String] = []

  /// The folded bytes of a line.
  func foldedBytes(_ line: Line) -> ArraySlice<UInt8> { folded[line.folded] }

  /// A line as written.
  func written(_ line: Line) -> String { String(decoding: text[line.written], as: UTF8.self) }

  /// The folded text of a cell without any white space: the form of labels and numbers.
  func compact(_ cell: Grid.Cell, of table: Int) -> [UInt8] {
    var out: [UInt8] = []
    for index in cell.lines where lines[index].table == table && !lines[index].isImage {
      for byte in folded[lines[index].folded] where byte != 0x20 { out.append(byte) }
    }
    return out
  }
}
