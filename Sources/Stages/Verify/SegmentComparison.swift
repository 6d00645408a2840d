import FileSink

/// Lays the records and dead letters of one entry beside its positions.
struct SegmentComparison {
  let entry: LedgerEntry
  let partition: String
  let contents: SegmentContents
  let log: FindingLog

  /// Reports each position without exactly one line, and each line without its position.
  func run(_ pages: PageComparison) {
    guard let deadLetters = contents.deadLetters else { return }
    let dead = positions(of: deadLetters, pages)
    guard let records = contents.records else { return }
    log.summary.records += Int64(records.count)
    log.summary.deadLetters += Int64(deadLetters.count)
    let expected = (0..<Int(entry.next - entry.first)).filter { !dead.contains($0) }
    compareRecords(records, expected, pages)
    TableComparison(contents: contents, log: log).run(records)
  }

  /// Checks the dead letters, which state their positions.
  ///
  /// - Returns: The positions they are for, relative to the entry's first.
  private func positions(of lines: [RecordLine], _ pages: PageComparison) -> Set<Int> {
    var seen: Set<Int> = []
    var last: Int64 = -1
    for line in lines {
      guard let position = line.position else { continue }
      let index = Int(clamping: position &- entry.first)
      guard (entry.first..<entry.next).contains(position) else {
        log.add(
          VerifyFinding(
            .lineSurplus,
            path("dead"),
            line: line.number,
            position: position,
            "the file covers \(entry.first)…\(entry.next - 1)"
          )
        )
        continue
      }
      guard seen.insert(index).inserted else {
        log.add(
          VerifyFinding(
            .lineDoubled,
            path("dead"),
            line: line.number,
            position: position,
            "a dead letter for this position stands before it"
          )
        )
        continue
      }
      if position < last {
        log.add(
          VerifyFinding(
            .lineMalformed,
            path("dead"),
            line: line.number,
            position: position,
            "it does not come in order of positions"
          )
        )
      }
      last = position
      if pages.fit(line, index) == .no {
        log.add(otherPage(line, index, pages, "dead"))
      }
    }
    return seen
  }

  private func compareRecords(
    _ records: [RecordLine],
    _ expected: [Int],
    _ pages: PageComparison
  ) {
    var seen: Set<String> = []
    // A page's content may rightly occur twice, so a repetition alone is no mismatch.
    let repeated = records.map { $0.id.map { !seen.insert($0).inserted } ?? false }
    let mismatches = OutcomeAlignment.mismatches(
      pages: expected.count,
      lines: records.count,
      fit: { line, page in pages.fit(records[line], expected[page]) },
      repeats: { repeated[$0] }
    )
    for mismatch in mismatches {
      switch mismatch {
      case .missing(let page):
        log.add(
          VerifyFinding(
            .recordMissing,
            path("records"),
            position: entry.first + Int64(expected[page]),
            "there is no record or dead letter for the page \(name(expected[page], pages))"
          )
        )
      case .doubled(let line):
        log.add(
          VerifyFinding(
            .lineDoubled,
            path("records"),
            line: records[line].number,
            "the same record stands before it in the file"
          )
        )
      case .surplus(let line):
        log.add(
          VerifyFinding(
            .lineSurplus,
            path("records"),
            line: records[line].number,
            "no page of the file's range has this record"
          )
        )
      case .other(let page, let line):
        log.add(otherPage(records[line], expected[page], pages, "records"))
      }
    }
  }

  private func otherPage(
    _ line: RecordLine,
    _ index: Int,
    _ pages: PageComparison,
    _ folder: String
  ) -> VerifyFinding {
    VerifyFinding(
      .recordOfOtherPage,
      path(folder),
      line: line.number,
      position: entry.first + Int64(index),
      "it was not made of the page \(name(index, pages)) and its sidecar as they are now"
    )
  }

  private func name(_ index: Int, _ pages: PageComparison) -> String {
    pages.page(index).map { String(decoding: $0.entry.path, as: UTF8.self) } ?? "that is not listed"
  }

  /// The entry's file in a folder; the folder itself when the entry has none there.
  private func path(_ folder: String) -> String {
    entry.files.first { $0.folder == folder }?.path ?? "\(folder)/\(partition)"
  }
}
