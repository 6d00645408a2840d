import Crypto
import Reports

/// Reads a committed file: its plain bytes, and the length and hash of the file as it is.
///
/// Damage does not end the reading: the plain bytes end where they can no longer be had, the file
/// is hashed to its end, and ``problem`` says what was wrong.
package struct SegmentReader: ~Copyable, ByteSource {
  package let path: String
  private let file: Descriptor
  private let decoder: SegmentDecoder
  private var hasher = SHA256()
  private var input: [UInt8] = []
  private var read = 0
  private var isAtEnd = false
  /// Bytes of the file read so far.
  package private(set) var bytes: Int64 = 0

  /// Takes over an open file that is compressed in this way.
  ///
  /// - Throws: `.compression` when there is no memory for it.
  package init(
    _ file: consuming Descriptor,
    compression: Compression
  ) throws(FileSinkError) {
    path = file.path
    guard let decoder = SegmentDecoder(compression) else {
      throw .compression(path: file.path, problem: "there is no memory to decompress it")
    }
    self.decoder = decoder
    self.file = file
  }

  /// Why the plain bytes are not all there; nil for a whole file.
  package var problem: String? { decoder.problem }

  package mutating func nextPiece() throws(FileSinkError) -> [UInt8] {
    while true {
      // Asked again with the same input used up: a decompressor may hold more than one piece.
      let piece = decoder.decode(input, from: &read)
      if !piece.isEmpty { return piece }
      if isAtEnd { return [] }
      if read < input.count { continue }
      input = try file.read(upTo: 1 << 16)
      read = 0
      if input.isEmpty {
        isAtEnd = true
        decoder.end()
        return []
      }
      hasher.update(data: input)
      bytes += Int64(input.count)
    }
  }

  /// Lowercase hex SHA-256 of the file; right once ``nextPiece()`` has returned nothing.
  package func sha256() -> String {
    hexadecimal(hasher.finalize())
  }
}
