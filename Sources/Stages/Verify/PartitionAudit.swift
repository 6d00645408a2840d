import FileSink
import Glibc

/// Follows a partition's ledger from its first line and accounts for every position.
struct PartitionAudit {
  let root: Directory
  let partition: String
  let compression: Compression
  /// The input's directory; nil when it was not given, so that its pages are not looked at.
  let directory: PageDirectory?
  let log: FindingLog

  /// Reads the ledger, the list, all files and all pages that are still as listed.
  ///
  /// - Returns: The names that are committed.
  func run(parts: [PageListPart]) throws -> LedgerIndex {
    var index = LedgerIndex()
    var list = ListCursor(parts: parts, folder: "ledger/\(partition).pages", log: log)
    let folder = try root.folder("ledger", create: false)
    // Without a ledger nothing was committed; files that say otherwise are found by name.
    if try folder.status("\(partition).jsonl") != nil {
      var reader = try LedgerReader.open(in: folder, partition: partition)
      var lines = LedgerAudit(path: ledger, allowsGaps: false, log: log)
      while let line = try reader.next() {
        guard let entry = lines.entry(line) else { continue }
        index.add(entry)
        try audit(entry, line.number, &list)
      }
    }
    try accountForRest(index.next, &list)
    return index
  }

  private var ledger: String { "ledger/\(partition).jsonl" }

  private func audit(_ entry: LedgerEntry, _ number: Int, _ list: inout ListCursor) throws {
    log.summary.entries += 1
    log.summary.positions += entry.next - entry.first
    let files = SegmentAudit(
      root: root,
      partition: partition,
      compression: compression,
      log: log
    )
    let contents = try files.contents(of: entry)
    let rows = entry.files.filter { ["records", "dead"].contains($0.folder) }
      .reduce(Int64(0)) { $0 &+ $1.rows }
    guard rows == entry.next - entry.first else {
      log.add(
        VerifyFinding(
          .ledgerRows,
          ledger,
          line: number,
          position: entry.first,
          "it covers \(entry.next - entry.first) positions with \(rows) records and dead letters"
        )
      )
      return
    }
    // Beyond any batch; only a forged ledger goes there.
    guard rows <= 1 << 20, let first = Int(exactly: entry.first),
      let next = Int(exactly: entry.next)
    else { return }
    let pages = try list.pages(first..<next)
    if pages.count < next - first { list.endsTooEarly(at: first + pages.count) }
    let comparison = PageComparison(pages: pages, directory: directory)
    SegmentComparison(entry: entry, partition: partition, contents: contents, log: log)
      .run(comparison)
    log.summary.pagesCompared += comparison.compared
  }

  /// Reports pages that are listed behind the ledger's end.
  private func accountForRest(_ next: Int64, _ list: inout ListCursor) throws {
    guard let next = Int(exactly: next), let (count, first) = try list.rest(from: next) else {
      return
    }
    let name = String(decoding: first.entry.path, as: UTF8.self)
    let pages = count == 1 ? "it is" : "it and \(count - 1) more are"
    log.add(
      VerifyFinding(
        .pageNotProcessed,
        name,
        position: Int64(first.position),
        "\(pages) listed and not processed yet"
      )
    )
  }
}
