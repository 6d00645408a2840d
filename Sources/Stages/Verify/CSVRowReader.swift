import FileSink

/// Reads RFC 4180 rows from bytes that come piece by piece, and keeps one field of each.
struct CSVRowReader {
  private enum State {
    case fieldStart
    case plain
    case quoted
    /// After a quote inside a quoted field: the field's end, or the first of a doubled quote.
    case quoteInQuoted
  }

  /// The header's fields; empty until its row is complete.
  private(set) var header: [String] = []
  /// Rows after the header.
  private(set) var rows: Int64 = 0
  /// The number of the first row, from 1, that has not as many fields as the header.
  private(set) var unevenRow: Int64?

  private let wanted: String
  private var column: Int?
  private var state = State.fieldStart
  private var fields = 0
  private var field: [UInt8] = []
  private var value: String?
  private var isAtStart = true
  private var isInHeader = true
  private var isAfterReturn = false

  /// Keeps the field under the header `wanted`.
  init(wanted: String) {
    self.wanted = wanted
  }

  /// Whether the file ended in the middle of a row.
  var isInRow: Bool { state != .fieldStart || fields > 0 || !field.isEmpty }

  /// Reads one piece; `row` gets the wanted field of each row that ends in it.
  mutating func read(_ piece: [UInt8], _ row: (String?) -> Void) {
    // A byte-order mark is no part of the first field, quoted or not.
    let hasMark = isAtStart && piece.starts(with: [0xEF, 0xBB, 0xBF])
    isAtStart = false
    for byte in piece[(hasMark ? 3 : 0)...] {
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
      case (.quoted, _): keep(byte)
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        keep(byte)
        state = .quoted
      case (.fieldStart, UInt8(ascii: "\"")): state = .quoted
      case (_, UInt8(ascii: ",")): endField()
      case (_, UInt8(ascii: "\n")):
        if isAfterReturn, field.last == UInt8(ascii: "\r") { field.removeLast() }
        endField()
        endRow(row)
      default:
        keep(byte)
        state = .plain
      }
      isAfterReturn = byte == UInt8(ascii: "\r") && state == .plain
    }
  }

  /// Ids are short; of a field that is not wanted the first bytes are enough.
  private mutating func keep(_ byte: UInt8) {
    if field.count < 256 { field.append(byte) }
  }

  private mutating func endField() {
    if isInHeader {
      header.append(String(decoding: field, as: UTF8.self))
    } else if fields == column {
      value = String(decoding: field, as: UTF8.self)
    }
    field.removeAll(keepingCapacity: true)
    fields += 1
    state = .fieldStart
  }

  private mutating func endRow(_ row: (String?) -> Void) {
    if isInHeader {
      column = header.firstIndex(of: wanted)
    } else {
      rows += 1
      if fields != header.count, unevenRow == nil { unevenRow = rows }
      row(value)
    }
    isInHeader = false
    fields = 0
    value = nil
  }
}
