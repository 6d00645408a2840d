import FileSink
import Glibc

/// Reads the files of ledger entries and compares each with what its entry says.
struct SegmentAudit {
  /// Longer than a record or dead letter may be.
  private static let lineLimit = 64 << 20

  let root: Directory
  let partition: String
  let compression: Compression
  /// Whether lines are only compared as bytes: records get digests, and are read as records only
  /// where there are tables beside them.
  var comparesBytes = false
  let log: FindingLog

  /// Reads all files of an entry.
  func contents(of entry: LedgerEntry) throws(FileSinkError) -> SegmentContents {
    var contents = SegmentContents()
    for file in entry.files {
      try read(file, entry, &contents)
    }
    return contents
  }

  private func read(
    _ file: LedgerFile,
    _ entry: LedgerEntry,
    _ contents: inout SegmentContents
  ) throws(FileSinkError) {
    let source = try open(file)
    switch file.folder {
    case "records": contents.records = nil
    case "dead": contents.deadLetters = nil
    default: break
    }
    guard let source else { return }
    // More lines than the entry has positions are counted, not kept.
    let limit = Int(clamping: min(entry.next - entry.first, 1 << 24)) + 1024
    let reader = try SegmentReader(source, compression: compression)
    switch file.folder {
    case "records" where comparesBytes:
      let hasTables = entry.files.contains { $0.folder.hasPrefix("tables/") }
      var digests: [LineDigest] = []
      contents.records = try lines(file, reader, limit) { bytes, number in
        digests.append(LineDigest(of: bytes))
        // What is no record has no row; whether it may be there is not asked here.
        let line = hasTables ? RecordLine(record: bytes, number: number) : nil
        return line?.problem == nil ? line : nil
      }
      contents.digests = digests
    case "records":
      contents.records = try lines(file, reader, limit) { RecordLine(record: $0, number: $1) }
    case "dead":
      contents.deadLetters = try lines(file, reader, limit) {
        RecordLine(deadLetter: $0, number: $1)
      }
    default:
      if let ids = try rows(file, reader, limit) { contents.tables.append((file, ids)) }
    }
  }

  /// Opens a committed file; reports one that is not there.
  private func open(_ file: LedgerFile) throws(FileSinkError) -> Descriptor? {
    let missing = "the ledger names it and it is not there"
    do {
      let folder = try root.folder(at: "\(file.folder)/\(partition)", create: false)
      let status = try folder.status(file.name)
      if status?.kind == .regular { return try folder.read(file.name) }
      if status != nil {
        log.add(VerifyFinding(.fileChanged, file.path, "it is no plain file"))
        return nil
      }
    } catch .system(_, _, let number) where number == ENOENT || number == ENOTDIR {
      // The folder itself is gone; its file may still be staged.
    }
    if try isStaged(file) {
      log.add(
        VerifyFinding(.fileStaged, file.path, "it is committed, and the next run puts it there")
      )
    } else {
      log.add(VerifyFinding(.fileMissing, file.path, missing))
    }
    return nil
  }

  private func isStaged(_ file: LedgerFile) throws(FileSinkError) -> Bool {
    do {
      let staging = try root.folder(at: "staging/\(partition)", create: false)
      return try staging.status(file.stagedName) != nil
    } catch .system(_, _, ENOENT) {
      return false
    }
  }

  private func lines(
    _ file: LedgerFile,
    _ reader: consuming SegmentReader,
    _ limit: Int,
    _ parse: ([UInt8], Int) -> RecordLine?
  ) throws(FileSinkError) -> [RecordLine]? {
    var source = FileSink.LineReader(reader, limit: Self.lineLimit)
    var lines: [RecordLine] = []
    var count: Int64 = 0
    while let line = try source.next() {
      count += 1
      guard count <= limit, var parsed = parse(line.bytes, line.number) else { continue }
      if line.isCut || !line.isTerminated {
        parsed = RecordLine(
          number: line.number,
          problem: line.isCut ? "it is too long" : "it has no newline"
        )
      }
      if let problem = parsed.problem, source.source.problem == nil {
        log.add(VerifyFinding(.lineMalformed, file.path, line: line.number, problem))
      }
      lines.append(parsed)
    }
    let isWhole = source.source.problem == nil
    compare(file, source.source, rows: count)
    return isWhole ? lines : nil
  }

  private func rows(
    _ file: LedgerFile,
    _ reader: consuming SegmentReader,
    _ limit: Int
  ) throws(FileSinkError) -> [String?]? {
    var reader = reader
    var csv = CSVRowReader(wanted: "id")
    var ids: [String?] = []
    while true {
      let piece = try reader.nextPiece()
      if piece.isEmpty { break }
      csv.read(piece) { id in
        // Long tables have many rows a record; only the changes of id matter.
        if ids.count < limit, ids.last != .some(id) { ids.append(id) }
      }
    }
    let isWhole = reader.problem == nil
    if isWhole {
      if csv.isInRow {
        log.add(VerifyFinding(.lineMalformed, file.path, "its last row is not whole"))
      }
      if let row = csv.unevenRow {
        log.add(
          VerifyFinding(
            .lineMalformed,
            file.path,
            "row \(row) has not as many fields as the header"
          )
        )
      }
    }
    compare(file, reader, rows: csv.rows)
    return isWhole ? ids : nil
  }

  /// Reports a file whose rows, bytes or hash are not those of its ledger entry.
  private func compare(_ file: LedgerFile, _ reader: borrowing SegmentReader, rows: Int64) {
    log.summary.files += 1
    log.summary.bytes += reader.bytes
    var differences: [String] = []
    if let problem = reader.problem {
      differences.append(problem)
    } else if rows != file.rows {
      differences.append("it has \(rows) rows instead of \(file.rows)")
    }
    if reader.bytes != file.bytes {
      differences.append("it has \(reader.bytes) bytes instead of \(file.bytes)")
    } else if reader.sha256() != file.sha256 {
      differences.append("its bytes have another SHA-256 than the ledger says")
    }
    if !differences.isEmpty {
      log.add(VerifyFinding(.fileChanged, file.path, differences.joined(separator: ", ")))
    }
  }
}
