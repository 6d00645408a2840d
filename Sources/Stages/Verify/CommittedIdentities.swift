import FileSink
import Glibc

/// The output of earlier runs of one partition: finds the `nb-id`s committed at some positions.
struct CommittedIdentities: EarlierOutput {
  let root: Directory
  let partition: String
  let compression: Compression

  /// Reads the ledger, and of the files only those that cover one of `positions`.
  ///
  /// - Returns: The ids; positions without a readable line are absent.
  func identities(at positions: [Int]) throws -> [Int: String] {
    var found: [Int: String] = [:]
    var wanted = positions[...]
    // What is wrong with a file is for the audit to report; here it gives no ids.
    let files = SegmentAudit(
      root: root,
      partition: partition,
      compression: compression,
      log: FindingLog { _ in }
    )
    var reader = try LedgerReader.open(
      in: root.folder("ledger", create: false),
      partition: partition
    )
    while !wanted.isEmpty, let line = try reader.next() {
      guard case .success(let entry) = line.content else { continue }
      wanted = wanted.drop { $0 < entry.first }
      let here = wanted.prefix { $0 < entry.next }
      wanted = wanted.dropFirst(here.count)
      if here.isEmpty { continue }
      collect(try files.contents(of: entry), entry, Set(here), &found)
    }
    return found
  }

  private func collect(
    _ contents: SegmentContents,
    _ entry: LedgerEntry,
    _ wanted: Set<Int>,
    _ found: inout [Int: String]
  ) {
    guard let records = contents.records, let deadLetters = contents.deadLetters else { return }
    var dead: Set<Int> = []
    for line in deadLetters {
      guard let position = line.position.flatMap({ Int(exactly: $0) }) else { continue }
      dead.insert(position)
      if wanted.contains(position) { found[position] = line.id }
    }
    var position = Int(clamping: entry.first)
    for record in records {
      while dead.contains(position) { position += 1 }
      if wanted.contains(position) { found[position] = record.id }
      position += 1
    }
  }
}
