import FileSink
package import Kafka
import Wire

/// Lays the records of one partition beside the rows of the files, ledger entry by ledger entry.
///
/// Memory grows with the rows of one entry.
package struct RowsAudit {
  /// What was found to be in order.
  package struct Counts: Equatable {
    /// Where the last entry ends that was looked at.
    package var inFiles: Int64
    package var rows: Int64 = 0
    package var hash = LineSum()
    /// Records that no file has yet, beyond what the sinks have committed.
    package var waiting: Int64 = 0
  }

  private struct Open {
    let entry: LedgerEntry
    let volume: Volume
    var offsets: [Int64] = []
    var digests: [LineDigest] = []
  }

  let source: TopicPartition
  package private(set) var counts: Counts

  private let partition: String
  private let start: Int64
  private let committed: Int64
  private let isComplete: Bool
  private let entries: VolumeEntries
  private var unfinished: [UnfinishedSegment]
  private let log: FindingLog
  private var open: Open?
  private var run: FindingRun

  /// - Parameters:
  ///   - source: The partition of the records.
  ///   - partition: Its name in the output folders.
  ///   - start: The first record that no earlier verification found in the files.
  ///   - committed: The first offset that the group of sinks has not done.
  ///   - isComplete: Whether records beyond it have to be in the files, too.
  ///   - entries: The partition's ledger entries.
  ///   - unfinished: What is committed and in no ledger that was given.
  ///   - log: Gets the findings.
  /// - Throws: `FileSinkError`.
  package init(
    _ source: TopicPartition,
    partition: String,
    start: Int64,
    committed: Int64,
    isComplete: Bool,
    entries: VolumeEntries,
    unfinished: [UnfinishedSegment],
    log: FindingLog
  ) throws {
    self.source = source
    self.partition = partition
    self.start = start
    self.committed = committed
    self.isComplete = isComplete
    self.entries = entries
    self.unfinished = unfinished
    self.log = log
    counts = Counts(inFiles: start)
    run = FindingRun(path: source.description, log: log)
    try advance()
  }

  /// Takes the next record, in order of offsets.
  ///
  /// - Throws: `FileSinkError`.
  package mutating func take(_ message: Message) throws {
    let offset = message.offset
    guard offset >= start else { return }
    while let covering = open, offset >= covering.entry.next { try close(covering) }
    if let covering = open, offset >= covering.entry.first {
      open?.offsets.append(offset)
      open?.digests.append(LineDigest(of: Self.line(message)))
      run.next(nil, at: offset, id: "")
    } else if let index = unfinished.firstIndex(where: { $0.range.contains(offset) }) {
      report(&unfinished[index])
      run.next(nil, at: offset, id: "")
    } else if offset < committed {
      run.next(.recordNotInFiles, at: offset, id: Self.name(message))
    } else {
      counts.waiting += 1
      run.next(isComplete ? .recordWaiting : nil, at: offset, id: Self.name(message))
    }
  }

  /// Judges what is left once all records were taken.
  ///
  /// - Throws: `FileSinkError`.
  package mutating func finish() throws {
    run.finish()
    while let left = open { try close(left) }
  }

  /// The line that a file has to have for a message.
  private static func line(_ message: Message) -> [UInt8] {
    let (source, offset) = (message.source, message.offset)
    return recordLine(
      of: message.value,
      at: .message(topic: source.topic, partition: source.partition, offset: offset)
    )
  }

  /// Says, once, where rows are that no ledger has yet.
  private func report(_ segment: inout UnfinishedSegment) {
    if segment.isReported { return }
    segment.isReported = true
    let range = "\(segment.range.lowerBound)…\(segment.range.upperBound - 1)"
    let place = segment.path.map { "\($0)/ledger/\(partition).jsonl" } ?? source.description
    let detail =
      segment.path == nil
      ? "the offsets \(range) are in files of the volume \(segment.volume), which was not given"
      : "the offsets \(range) are committed for this folder and their files not in place yet"
    let kind: VerifyFinding.Kind = segment.path == nil ? .recordNotInFiles : .fileStaged
    log.add(VerifyFinding(kind, place, position: segment.range.lowerBound, detail))
  }

  private static func name(_ message: Message) -> String {
    message.headers.text(HeaderName.id).map { "nb-id \($0)" } ?? "without nb-id"
  }

  /// Goes to the next entry that is not verified yet.
  private mutating func advance() throws {
    open = nil
    while let (entry, volume) = try entries.next() {
      if entry.next <= start {
        try lookFor(entry, on: volume)
      } else if entry.first < counts.inFiles {
        let end = min(entry.next, counts.inFiles) - 1
        let detail = "other entries cover the positions \(entry.first)…\(end), too"
        let ledger = "ledger/\(partition).jsonl"
        volume.log.add(VerifyFinding(.ledgerOverlap, ledger, position: entry.first, detail))
      } else {
        open = Open(entry: entry, volume: volume)
        counts.inFiles = entry.next
        return
      }
    }
  }

  /// Whether the files of an entry that was verified before are still there, by name and size.
  private func lookFor(_ entry: LedgerEntry, on volume: Volume) throws {
    for file in entry.files {
      let size = try volume.size(of: file, in: partition)
      guard size != file.bytes else { continue }
      let detail =
        size.map { "it has \($0) bytes instead of \(file.bytes)" }
        ?? "the ledger names it and it is not there"
      volume.log.add(VerifyFinding(size == nil ? .fileMissing : .fileChanged, file.path, detail))
    }
  }

  /// Compares the records of an entry with its files, and goes to the next entry.
  private mutating func close(_ covering: Open) throws {
    let (entry, volume) = (covering.entry, covering.volume)
    let contents = try SegmentAudit(
      root: volume.root,
      partition: partition,
      compression: volume.manifest.compression,
      comparesBytes: true,
      log: volume.log
    ).contents(of: entry)
    if let lines = contents.records {
      compare(contents, covering)
      TableComparison(contents: contents, log: volume.log).run(lines)
      counts.rows += Int64(contents.digests.count)
      for digest in contents.digests { counts.hash.add(digest) }
    }
    try advance()
  }

  private func compare(_ contents: SegmentContents, _ covering: Open) {
    let (records, lines) = (covering.digests, contents.digests)
    if lines == records { return }
    let volume = covering.volume
    let path = covering.entry.files.first { $0.folder == "records" }?.path ?? "records/\(partition)"
    var seen: Set<LineDigest> = []
    // A page's content may rightly occur twice, so a repetition alone is no mismatch.
    let repeats = lines.map { !seen.insert($0).inserted }
    let mismatches = OutcomeAlignment.mismatches(
      pages: records.count,
      lines: lines.count,
      fit: { line, record in lines[line] == records[record] ? .yes : .no },
      repeats: { repeats[$0] }
    )
    for mismatch in mismatches {
      switch mismatch {
      case .missing(let record):
        let detail = "it is not in \(volume.path)/\(path), which covers it"
        let position = covering.offsets[record]
        log.add(
          VerifyFinding(.recordNotInFiles, source.description, position: position, detail)
        )
      case .doubled(let line):
        let detail = "the same record stands before it in the file"
        volume.log.add(VerifyFinding(.lineDoubled, path, line: line + 1, detail))
      case .surplus(let line):
        let detail = "no record of the file's range is this line"
        volume.log.add(VerifyFinding(.lineSurplus, path, line: line + 1, detail))
      case .other(let record, let line):
        let position = covering.offsets[record]
        let detail = "it is not the bytes of the record \(source)/\(position)"
        volume.log.add(
          VerifyFinding(.lineDiffers, path, line: line + 1, position: position, detail)
        )
      }
    }
  }
}
