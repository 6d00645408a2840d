import Crypto
import Reports

/// A file of a segment that is still growing in `staging/`, in memory that does not grow with it.
final class SegmentWriter {
  /// The folder under the output folder: `records`, `tables/reports`, ….
  let folder: String
  /// `jsonl` or `csv`, without a dot.
  let fileExtension: String
  private(set) var rows: Int64 = 0
  /// The name in `staging/` until the file is whole.
  let temporaryName: String

  private let file: Descriptor
  private let compression: CompressionStream
  private var hasher = SHA256()
  private var written: Int64 = 0
  private var held: [UInt8] = []

  /// Makes the file; `header` comes first and is no row.
  init(
    staging: Directory,
    folder: String,
    fileExtension: String,
    header: [UInt8],
    compression: Compression
  ) throws(FileSinkError) {
    self.folder = folder
    self.fileExtension = fileExtension
    temporaryName = folder.split(separator: "/").joined(separator: ".") + ".open"
    file = try staging.replace(temporaryName)
    self.compression = try CompressionStream(compression, path: file.path)
    held = header
  }

  /// Adds whole rows.
  func append(_ bytes: [UInt8], rows added: Int) throws(FileSinkError) {
    held += bytes
    rows += Int64(added)
    if held.count >= 1 << 20 { try write(isLast: false) }
  }

  /// Writes what is held back and forces the file to the disk.
  ///
  /// - Returns: Its length on the disk and the SHA-256 of that.
  func finish() throws(FileSinkError) -> (bytes: Int64, sha256: String) {
    try write(isLast: true)
    try file.synchronize()
    return (written, hexadecimal(hasher.finalize()))
  }

  private func write(isLast: Bool) throws(FileSinkError) {
    let out = try compression.compress(held, isLast: isLast)
    held.removeAll(keepingCapacity: true)
    hasher.update(data: out)
    try file.write(out)
    written += Int64(out.count)
  }
}
