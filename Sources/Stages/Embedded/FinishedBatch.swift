import FileSink
import Reports

/// A transformed batch as the contents of its files, in the order of positions.
struct FinishedBatch: Sendable {
  let next: Int
  let contents: [SegmentContent]
  let tally: Tally

  /// Joins one outcome for each page of the batch, in order.
  ///
  /// They are used up piece by piece, so that the lines are not held twice.
  init(batch: Batch, outcomes: consuming [PageOutcome], csv: Bool) {
    next = batch.next
    var tally = Tally()
    var records = SegmentContent(folder: "records", fileExtension: "jsonl", rows: 0, bytes: [])
    var dead = SegmentContent(folder: "dead", fileExtension: "jsonl", rows: 0, bytes: [])
    var tables = (csv ? CSVTable.allCases : []).map { table in
      SegmentContent(
        folder: "tables/" + table.rawValue,
        fileExtension: "csv",
        rows: 0,
        bytes: table.header
      )
    }
    for index in outcomes.indices {
      let outcome = outcomes[index]
      outcomes[index] = .dead(.empty, line: [])
      tally.add(outcome.kind)
      switch outcome {
      case .dead(_, let line): dead.add(line, rows: 1)
      case .record(let lines):
        records.add(lines.record, rows: 1)
        for (table, (bytes, rows)) in zip(tables.indices, zip(lines.tables, lines.tableRows)) {
          tables[table].add(bytes, rows: rows)
        }
      }
    }
    contents = [records, dead] + tables
    self.tally = tally
  }
}

extension SegmentContent {
  fileprivate mutating func add(_ more: [UInt8], rows added: Int) {
    bytes.append(contentsOf: more)
    rows += added
  }
}
