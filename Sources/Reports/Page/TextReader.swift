/// Reads a page that is plain text: tab-separated rows, pipe rows and markdown become tables.
///
/// The widths of such cells are lost (`Grid/isFlattened`): an empty field may be a blank or the rest
/// of a wider cell, so that readers must not count on columns.
struct TextReader: ~Copyable, ~Escapable {
  private enum OpenTable {
    case none
    case tabs
    case pipes
    /// Rows opened by a line of one pipe, cells on lines of their own that end with pipes.
    case pipeLines
  }

  private let text: Span<UInt8>
  private var open = OpenTable.none

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  mutating func read(into builder: inout PageBuilder) throws(Refusal) {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      try builder.spend(1)
      try read(line: start..<end, into: &builder)
      start = end + 1
    }
    try close(&builder)
  }

  private mutating func read(
    line: Range<Int>,
    into builder: inout PageBuilder
  ) throws(Refusal) {
    let trimmed = trim(line)
    noteLink(in: trimmed, to: &builder)
    let pipes = count(of: UInt8(ascii: "|"), in: trimmed)
    let tabs = count(of: 0x09, in: line)
    if pipes > 0 {
      let isIndented = trimmed.lowerBound > line.lowerBound
      try readPipes(trimmed, pipes: pipes, isIndented: isIndented, into: &builder)
    } else if tabs > 0, open == .tabs || count(of: 0x09, in: trimmed) > 0 {
      try start(.tabs, in: &builder)
      builder.startRow()
      try readCells(line, separator: 0x09, into: &builder)
    } else if trimmed.isEmpty, open == .tabs {
      return
    } else {
      try close(&builder)
      readPlain(trimmed, into: &builder)
    }
  }

  private mutating func readPipes(
    _ line: Range<Int>,
    pipes: Int,
    isIndented: Bool,
    into builder: inout PageBuilder
  ) throws(Refusal) {
    // A pipe alone opens a row; behind white space it closes an empty cell.
    if pipes == 1, line.count == 1, !(isIndented && open == .pipeLines) {
      try start(.pipeLines, in: &builder)
      builder.startRow()
    } else if open == .pipeLines, text[line.upperBound - 1] == UInt8(ascii: "|") {
      try readCells(line.lowerBound..<line.upperBound - 1, separator: 0x7C, into: &builder)
    } else if !isRuler(line), pipes > 1 || open == .pipes {
      try start(.pipes, in: &builder)
      builder.startRow()
      var inner = line
      if text[inner.lowerBound] == 0x7C { inner = inner.lowerBound + 1..<inner.upperBound }
      if !inner.isEmpty, text[inner.upperBound - 1] == 0x7C {
        inner = inner.lowerBound..<inner.upperBound - 1
      }
      try readCells(inner, separator: 0x7C, into: &builder)
    } else if !isRuler(line) {
      try close(&builder)
      readPlain(line, into: &builder)
    }
  }

  private func readCells(
    _ line: Range<Int>,
    separator: UInt8,
    into builder: inout PageBuilder
  ) throws(Refusal) {
    var start = line.lowerBound
    for index in line.lowerBound...line.upperBound
    where index == line.upperBound || text[index] == separator {
      try builder.startCell(HTMLElement.pack("td"), rowspan: 1, colspan: 1)
      builder.append(text: text.extracting(start..<index))
      builder.endCell(HTMLElement.pack("td"))
      start = index + 1
    }
  }

  /// A line outside of tables: its links and pictures are noted, its text kept.
  private func readPlain(_ line: Range<Int>, into builder: inout PageBuilder) {
    var line = line
    while !line.isEmpty, text[line.lowerBound] == UInt8(ascii: "#") {
      line = trim(line.lowerBound + 1..<line.upperBound)
    }
    guard !line.isEmpty else { return }
    if let address = imageAddress(in: line) {
      builder.addImage(address: address)
      return
    }
    builder.append(text: text.extracting(line))
    builder.endLine()
  }

  /// Notes the address in a line, with what stands behind it or else before it as its text.
  private func noteLink(in line: Range<Int>, to builder: inout PageBuilder) {
    guard let range = text.extracting(line).firstRange(of: Self.scheme) else { return }
    let start = line.lowerBound + range.lowerBound
    var end = start
    while end < line.upperBound, text[end] > 0x20, text[end] < 0x7F, text[end] != 0x29 { end += 1 }
    let behind = trim(end..<line.upperBound)
    let label = behind.count > 1 ? behind : trim(line.lowerBound..<start)
    builder.addLink(address: string(start..<end), text: string(label))
  }

  private static let scheme = Array("http".utf8)

  /// The address where the line is only a picture: `![…](x.png)` or the bare name of a file.
  private func imageAddress(in line: Range<Int>) -> [UInt8]? {
    var range = line
    if text[line.lowerBound] == UInt8(ascii: "!"),
      let open = text.extracting(line).firstRange(of: Array("](".utf8)),
      text[line.upperBound - 1] == UInt8(ascii: ")")
    {
      range = line.lowerBound + open.upperBound..<line.upperBound - 1
    }
    let address = Array(string(range).utf8)
    guard !address.contains(0x20), !address.contains(0x09), address.count < 2000 else { return nil }
    return Attachments.kind(of: String(decoding: address, as: UTF8.self)) == "image" ? address : nil
  }

  /// A line of markdown that only draws: `|---|:--:|`.
  private func isRuler(_ line: Range<Int>) -> Bool {
    var dashes = 0
    for index in line {
      switch text[index] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09: continue
      default: return false
      }
    }
    return dashes > 0
  }

  private mutating func start(_ kind: OpenTable, in builder: inout PageBuilder) throws(Refusal) {
    guard open != kind else { return }
    try close(&builder)
    try builder.startTable(flattened: true)
    open = kind
  }

  private mutating func close(_ builder: inout PageBuilder) throws(Refusal) {
    if open != .none { try builder.endTable() }
    open = .none
  }

  private func trim(_ line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    var end = line.upperBound
    while start < end, PageBuilder.isSpace(text[start]) { start += 1 }
    while end > start, PageBuilder.isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private func count(of byte: UInt8, in range: Range<Int>) -> Int {
    var count = 0
    for index in range where text[index] == byte { count += 1 }
    return count
  }

  private func string(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range { bytes.append(text[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
