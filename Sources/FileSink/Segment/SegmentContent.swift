/// One file of a batch before it is compressed and staged.
package struct SegmentContent: Sendable, Equatable {
  /// The folder under the output folder: `records`, `tables/reports`, …, `dead`.
  package var folder: String
  /// `jsonl` or `csv`, without a dot.
  package var fileExtension: String
  /// Rows in ``bytes``, a header line not counted; contents without rows become no file.
  package var rows: Int
  /// The file's bytes, uncompressed.
  package var bytes: [UInt8]

  package init(folder: String, fileExtension: String, rows: Int, bytes: [UInt8]) {
    self.folder = folder
    self.fileExtension = fileExtension
    self.rows = rows
    self.bytes = bytes
  }
}
