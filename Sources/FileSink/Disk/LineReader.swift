/// Splits a source of bytes into lines, holding one line and one piece at a time.
package struct LineReader<Source: ByteSource & ~Copyable>: ~Copyable {
  /// One line without its newline.
  package struct Line: Sendable {
    /// Counted from 1.
    package let number: Int
    /// Where the line starts, bytes from the start of the source.
    package let offset: Int64
    /// Where the line ends, its newline included.
    package let end: Int64
    /// Whether a newline ends it; only the last line can lack one.
    package let isTerminated: Bool
    /// Whether it was longer than the limit; ``bytes`` then holds its beginning.
    package let isCut: Bool
    package let bytes: [UInt8]
  }

  /// What is read from; after the last line it has been read to its end.
  package private(set) var source: Source
  private let limit: Int
  private var piece: [UInt8] = []
  private var read = 0
  private var offset: Int64 = 0
  private var number = 0

  /// Reads lines of at most `limit` bytes; of longer ones the rest is passed over.
  package init(_ source: consuming Source, limit: Int) {
    self.source = source
    self.limit = limit
  }

  /// The next line; nil at the end.
  package mutating func next() throws(FileSinkError) -> Line? {
    let start = offset
    var line: [UInt8] = []
    var isCut = false
    while true {
      if read == piece.count {
        piece = try source.nextPiece()
        read = 0
        if piece.isEmpty {
          guard offset > start else { return nil }
          return finish(line, from: start, isTerminated: false, isCut: isCut)
        }
      }
      let newline = piece[read...].firstIndex(of: 0x0A)
      let end = newline ?? piece.count
      let room = min(limit - line.count, end - read)
      line += piece[read..<(read + room)]
      isCut = isCut || room < end - read
      let consumed = newline == nil ? end : end + 1
      offset += Int64(consumed - read)
      read = consumed
      if newline != nil { return finish(line, from: start, isTerminated: true, isCut: isCut) }
    }
  }

  private mutating func finish(
    _ bytes: [UInt8],
    from start: Int64,
    isTerminated: Bool,
    isCut: Bool
  ) -> Line {
    number += 1
    return Line(
      number: number,
      offset: start,
      end: offset,
      isTerminated: isTerminated,
      isCut: isCut,
      bytes: bytes
    )
  }
}
