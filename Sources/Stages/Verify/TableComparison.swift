import FileSink

/// Lays the rows of an entry's tables beside its records.
struct TableComparison {
  let contents: SegmentContents
  let log: FindingLog

  /// Checks that a table's rows are keyed by the records' ids, in their order.
  func run(_ records: [RecordLine]) {
    let ids = records.map(\.id)
    for (file, rows) in contents.tables {
      let isOneRowEach = file.folder == "tables/reports"
      if isOneRowEach, rows == withoutRepeats(ids), file.rows == records.count { continue }
      let before = log.summary.findings[.tableRows, default: 0]
      var rest = ids[...]
      for (index, id) in rows.enumerated() {
        guard id != nil, let found = rest.firstIndex(of: id) else {
          log.add(
            VerifyFinding(
              .tableRows,
              file.path,
              "id \(id ?? "nothing") (the \(index + 1). in it) is no record's, or out of order"
            )
          )
          break
        }
        rest = rest[found...]
      }
      guard isOneRowEach, log.summary.findings[.tableRows, default: 0] == before else { continue }
      reportMissingRow(file, rows, records)
    }
  }

  /// Names the first record that has no row in `tables/reports`, which has one for each.
  private func reportMissingRow(_ file: LedgerFile, _ rows: [String?], _ records: [RecordLine]) {
    let present = Set(rows)
    let missing = records.first { $0.problem == nil && !present.contains($0.id) }
    let problem = missing.map { "the record \($0.id ?? "") (line \($0.number)) has no row" }
    log.add(
      VerifyFinding(
        .tableRows,
        file.path,
        problem ?? "it has \(file.rows) rows for \(records.count) records"
      )
    )
  }

  private func withoutRepeats(_ ids: [String?]) -> [String?] {
    ids.reduce(into: []) { if $0.last != .some($1) { $0.append($1) } }
  }
}
