/// What the start of a partition finds and mends after its last writer was stopped.
struct PartitionRecovery {
  private let folder: OutputFolder
  private let partition: String
  private let ledgerPath: String

  init(folder: OutputFolder, partition: String) {
    self.folder = folder
    self.partition = partition
    ledgerPath = folder.ledger.path(of: "\(partition).jsonl")
  }

  /// Cuts a torn tail, rolls the last entry forward and removes what was staged for no entry.
  ///
  /// - Returns: The ledger open for appending, which knows the position to go on from.
  func run(staging: Directory) throws(FileSinkError) -> LedgerAppender {
    try mend(staging: staging, outside: nil)
  }

  /// The same where the commit point lies outside: `committed` are the entries that were committed
  /// for this folder and may not be finished.
  ///
  /// They are finished, each exactly: files moved, the ledger's line written. The ledger may have
  /// gaps, which other folders fill.
  func run(
    staging: Directory,
    committed: [LedgerEntry]
  ) throws(FileSinkError) -> LedgerAppender {
    try mend(staging: staging, outside: committed.sorted { $0.first < $1.first })
  }

  private func mend(
    staging: Directory,
    outside: [LedgerEntry]?
  ) throws(FileSinkError) -> LedgerAppender {
    let file = try folder.ledger.append("\(partition).jsonl")
    // The ledger's own name has to outlast a power cut before its first line counts.
    try folder.ledger.synchronize()
    let found = try readLedger(hasGaps: outside != nil)
    let next = found.last?.next ?? 0
    // Finished ones are in the ledger; a later one than those cannot be.
    let unfinished = (outside ?? []).filter { $0.first >= next }
    // Before the cut: if the last line was whole once, its files stand in their places.
    try refuseUncommitted(from: next, defect: found.defect, but: unfinished)
    if let defect = found.defect {
      try file.truncate(to: defect.offset)
    }
    // Its last writer may have been killed before its own fsync.
    try file.synchronize()
    if let last = found.last, outside == nil { try rollForward(last, staging) }
    var ledger = LedgerAppender(file, next: next, end: found.end)
    for entry in unfinished {
      try rollForward(entry, staging)
      try ledger.append(entry)
    }
    try staging.forEachName { (name) throws(FileSinkError) in try staging.remove(name) }
    return ledger
  }

  private struct Found {
    var last: LedgerEntry?
    /// Where the last good line ends, in bytes.
    var end: Int64 = 0
    /// A defective line with nothing after it.
    var defect: (line: Int, offset: Int64, problem: LedgerDefect)?
  }

  private func readLedger(hasGaps: Bool) throws(FileSinkError) -> Found {
    var reader = try LedgerReader.open(in: folder.ledger, partition: partition)
    var found = Found()
    while let line = try reader.next() {
      if let defect = found.defect {
        throw damaged(defect.line, defect.problem.description)
      }
      switch (line.content, line.order) {
      case (.failure(let problem), _): found.defect = (line.number, line.offset, problem)
      case (.success(let entry), .follows),
        (.success(let entry), .gap) where hasGaps:
        found.last = entry
        found.end = line.end
      case (.success(let entry), .gap(let expected)):
        throw damaged(
          line.number,
          "it starts at \(entry.first), so the entry for \(expected) is missing"
        )
      case (.success, .doubled): throw damaged(line.number, "it is the line before it once more")
      case (.success(let entry), .overlap(let expected)):
        throw damaged(line.number, "it starts at \(entry.first) instead of \(expected)")
      }
    }
    return found
  }

  private func damaged(_ line: Int, _ problem: String) -> FileSinkError {
    .ledgerDamaged(path: ledgerPath, line: line, problem: problem)
  }

  /// Refuses a file under a final name at or after `next`: only a commit puts one there, so the
  /// ledger has lost its line since, and to go on would write its pages a second time.
  private func refuseUncommitted(
    from next: Int64,
    defect: (line: Int, offset: Int64, problem: LedgerDefect)?,
    but unfinished: [LedgerEntry]
  ) throws(FileSinkError) {
    let allowed = Set(unfinished.flatMap { $0.files.map(\.path) })
    let tables = try names(in: folder.root, "tables").map { "tables/\($0)" }
    for path in ["records", "dead"] + tables.sorted() {
      guard let directory = try existing(path) else { continue }
      try directory.forEachName { (name) throws(FileSinkError) in
        guard let segment = SegmentName(name), segment.last >= next,
          !allowed.contains("\(path)/\(partition)/\(name)")
        else { return }
        if let defect { throw damaged(defect.line, defect.problem.description) }
        throw .uncommittedFile(path: directory.path(of: name), ledger: ledgerPath)
      }
    }
  }

  private func names(in root: Directory, _ name: String) throws(FileSinkError) -> [String] {
    guard try root.status(name) != nil else { return [] }
    var names: [String] = []
    try root.folder(name, create: false).forEachName { names.append($0) }
    return names
  }

  /// The partition's folder under `records` or a table, nil when nothing was written there yet.
  private func existing(_ path: String) throws(FileSinkError) -> Directory? {
    var directory = folder.root
    for name in path.split(separator: "/").map(String.init) + [partition] {
      guard try directory.status(name)?.kind == .directory else { return nil }
      directory = try directory.folder(name, create: false)
    }
    return directory
  }

  /// Moves the files of the last entry that are still staged to their places.
  private func rollForward(_ entry: LedgerEntry, _ staging: Directory) throws(FileSinkError) {
    for file in entry.files {
      let final = try folder.root.folder(at: "\(file.folder)/\(partition)", create: true)
      if try final.status(file.name) != nil {
        try check(file, try final.read(file.name))
      } else if try staging.status(file.stagedName) != nil {
        try check(file, try staging.read(file.stagedName))
        try staging.rename(file.stagedName, to: final, as: file.name)
      } else {
        throw .committedFileMissing(path: final.path(of: file.name))
      }
      try final.synchronize()
    }
  }

  private func check(
    _ file: LedgerFile,
    _ descriptor: consuming Descriptor
  ) throws(FileSinkError) {
    let path = descriptor.path
    let size = try descriptor.status().size
    guard size == file.bytes else {
      throw .committedFileDamaged(
        path: path,
        problem: "it has \(size) bytes, the ledger says \(file.bytes)"
      )
    }
    let (_, sha256) = try descriptor.digest()
    guard sha256 == file.sha256 else {
      throw .committedFileDamaged(
        path: path,
        problem: "its SHA-256 is \(sha256), the ledger says \(file.sha256)"
      )
    }
  }
}
