/// One committed file as its ledger entry names it.
package struct LedgerFile: Sendable, Equatable {
  /// Relative to the output folder: `records/p000/FIRST-LAST.jsonl`.
  package let path: String
  /// Rows, a header line not counted.
  package let rows: Int64
  /// Length on the disk, compressed if the file is.
  package let bytes: Int64
  /// Lowercase hex SHA-256 of the file as it is on the disk.
  package let sha256: String

  package init(path: String, rows: Int64, bytes: Int64, sha256: String) {
    self.path = path
    self.rows = rows
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// The file's folder under the output folder, `tables/reports` for example.
  package var folder: String {
    path.split(separator: "/").dropLast(2).joined(separator: "/")
  }

  /// The file's own name, `FIRST-LAST.suffix`.
  package var name: String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The file's name in `staging/PARTITION/`, distinct for each folder.
  package var stagedName: String {
    folder.split(separator: "/").joined(separator: ".") + ".\(name)"
  }

  /// Whether the path is one that an entry over this range may name.
  package func fits(partition: String, first: Int64, next: Int64) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[parts.count - 2] == partition,
      parts.dropLast().allSatisfy({ SegmentName.isPlain($0) }), let name = SegmentName(name)
    else { return false }
    return name.first == first && name.last == next - 1
      && name.suffix.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
        .allSatisfy { SegmentName.isPlain($0) }
  }
}
