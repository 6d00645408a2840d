/// Where a record of a WARC file begins, and what the file was like when it was listed.
package struct WARCPlace: Sendable, Equatable {
  /// Byte of the file: of the record, or of the gzip member that it begins in.
  package var offset: Int
  /// Plain bytes of that member before the record.
  package var skip: Int
  /// The file's size, or where its last record was cut off: a file of another size has more.
  package var fileSize: Int
  /// What is wrong with what stands here; `nil` for a record that was whole.
  package var damage: String?

  package init(offset: Int, skip: Int, fileSize: Int = 0, damage: String? = nil) {
    self.offset = offset
    self.skip = skip
    self.fileSize = fileSize
    self.damage = damage
  }

  /// Whether this place comes before another in the same file.
  func precedes(_ other: WARCPlace) -> Bool { (offset, skip) < (other.offset, other.skip) }

  /// The same place in words.
  var name: String {
    skip == 0 ? "byte \(offset)" : "byte \(offset), \(skip) bytes into what is compressed there"
  }
}
