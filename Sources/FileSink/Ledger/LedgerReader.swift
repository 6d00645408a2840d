/// Reads a partition's ledger line by line in bounded memory, damaged lines included.
package struct LedgerReader: ~Copyable {
  /// Longer than any entry: eight files of some 200 bytes each.
  private static let lineLimit = 1 << 16

  private let partition: String
  private var lines: LineReader<Descriptor>
  private var last: LedgerEntry?

  /// Reads an open ledger from its current position, the file's start.
  package init(_ file: consuming Descriptor, partition: String) {
    self.partition = partition
    lines = LineReader(file, limit: Self.lineLimit)
  }

  /// Opens `PARTITION.jsonl` in the folder `ledger/`.
  ///
  /// - Throws: `.system`, with `ENOENT` when the partition has no ledger yet.
  package static func open(
    in ledger: Directory,
    partition: String
  ) throws(FileSinkError) -> LedgerReader {
    LedgerReader(try ledger.read("\(partition).jsonl"), partition: partition)
  }

  /// The next line; nil at the end.
  package mutating func next() throws(FileSinkError) -> LedgerLine? {
    guard let line = try lines.next() else { return nil }
    let content: Result<LedgerEntry, LedgerDefect>
    do throws(LedgerDefect) {
      if line.isCut { throw .tooLong }
      if !line.isTerminated { throw .torn }
      content = .success(try LedgerEntry(line: line.bytes, partition: partition))
    } catch {
      content = .failure(error)
    }
    var order = LedgerLine.Order.follows
    if case .success(let entry) = content {
      order = self.order(of: entry)
      // A line out of order moves nothing: the ones after it are judged as if it were not there.
      switch order {
      case .follows, .gap: last = entry
      case .doubled, .overlap: break
      }
    }
    return LedgerLine(
      number: line.number,
      offset: line.offset,
      end: line.end,
      content: content,
      order: order
    )
  }

  private func order(of entry: LedgerEntry) -> LedgerLine.Order {
    let expected = last?.next ?? 0
    if entry.first == expected { return .follows }
    if entry.first > expected { return .gap(expected: expected) }
    return entry == last ? .doubled : .overlap(expected: expected)
  }
}
