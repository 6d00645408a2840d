/// Bytes that come piece by piece, from a file or out of a decompressor.
package protocol ByteSource: ~Copyable {
  /// What is read, for messages.
  var path: String { get }
  /// The next piece, of bounded size; empty at the end.
  mutating func nextPiece() throws(FileSinkError) -> [UInt8]
}

extension Descriptor: ByteSource {
  package func nextPiece() throws(FileSinkError) -> [UInt8] {
    try read(upTo: 1 << 16)
  }
}
