import Wire

/// One line of a partition's ledger: a range of positions and the files it became.
package struct LedgerEntry: Sendable, Equatable {
  /// The first position covered.
  package let first: Int64
  /// The position after the last one covered, more than ``first``.
  package let next: Int64
  package let files: [LedgerFile]
  /// When the entry was made, ISO 8601.
  package let at: String

  package init(first: Int64, next: Int64, files: [LedgerFile], at: String) {
    self.first = first
    self.next = next
    self.files = files
    self.at = at
  }

  /// The line's bytes without the newline; `crc` is the CRC-32 of what stands before `,"crc"`.
  package var line: [UInt8] {
    let head = Array(self.head.utf8)
    return head + Array(#","crc":"\#(checkSum(head))"}"#.utf8)
  }

  /// Reads a line, which must be byte for byte what ``line`` writes.
  ///
  /// - Throws: `.checkSum` when the line was changed or torn, `.malformed` when it is no entry.
  package init(line: [UInt8], partition: String) throws(LedgerDefect) {
    let head = Array(line.dropLast(Self.tailLength))
    let tail = String(decoding: line.suffix(Self.tailLength), as: UTF8.self)
    guard line.count > Self.tailLength, tail.hasPrefix(#","crc":""#), tail.hasSuffix(#""}"#) else {
      throw .malformed("it does not end in a checksum")
    }
    let written = String(tail.dropFirst(8).dropLast(2))
    let actual = checkSum(head)
    guard written == actual else { throw .checkSum(written: written, actual: actual) }
    do {
      self = try Self.parse(head)
    } catch {
      throw .malformed("\(error.expected) is missing at byte \(error.offset)")
    }
    guard self.line == line else { throw .malformed("it is not written as a ledger is") }
    guard first >= 0, next > first else { throw .malformed("its range is empty or negative") }
    for file in files {
      guard file.fits(partition: partition, first: first, next: next), file.rows > 0,
        file.bytes >= 0
      else { throw .malformed("it names \(file.path), which cannot be of its range") }
    }
    guard Set(files.map(\.path)).count == files.count else {
      throw .malformed("it names a file twice")
    }
  }

  /// The bytes of `,"crc":"01234567"}`.
  private static let tailLength = 18

  private var head: String {
    let list = files.map { file in
      #"{"path":\#(jsonString(file.path)),"rows":\#(file.rows),"bytes":\#(file.bytes),"#
        + #""sha256":\#(jsonString(file.sha256))}"#
    }
    return #"{"first":\#(first),"next":\#(next),"files":[\#(list.joined(separator: ","))],"#
      + #""at":\#(jsonString(at))"#
  }

  private static func parse(_ head: [UInt8]) throws(JSONDefect) -> LedgerEntry {
    var cursor = JSONCursor(head)
    try cursor.expect("{")
    try cursor.expectKey("first")
    let first = try cursor.integer()
    try cursor.expect(",")
    try cursor.expectKey("next")
    let next = try cursor.integer()
    try cursor.expect(",")
    try cursor.expectKey("files")
    var files: [LedgerFile] = []
    try cursor.array { (cursor) throws(JSONDefect) in files.append(try file(&cursor)) }
    try cursor.expect(",")
    try cursor.expectKey("at")
    let at = try cursor.string()
    try cursor.expectEnd()
    return LedgerEntry(first: first, next: next, files: files, at: at)
  }

  private static func file(_ cursor: inout JSONCursor) throws(JSONDefect) -> LedgerFile {
    try cursor.expect("{")
    try cursor.expectKey("path")
    let path = try cursor.string()
    try cursor.expect(",")
    try cursor.expectKey("rows")
    let rows = try cursor.integer()
    try cursor.expect(",")
    try cursor.expectKey("bytes")
    let bytes = try cursor.integer()
    try cursor.expect(",")
    try cursor.expectKey("sha256")
    let sha256 = try cursor.string()
    try cursor.expect("}")
    return LedgerFile(path: path, rows: rows, bytes: bytes, sha256: sha256)
  }
}
