/// The one writer of a partition: commits a batch's files and its positions together, or neither.
///
/// A batch is staged, forced to the disk, committed by its ledger line, and only then moved to the
/// files' final names. Whoever is stopped in between is rolled forward or back by the next start.
package final class PartitionSink {
  /// The partition's name.
  package let partition: String
  /// The position to go on from.
  package var next: Int64 { ledger.next }

  private let folder: OutputFolder
  private let lock: PartitionLock
  private var folders: PartitionFolders
  private var ledger: LedgerAppender
  /// Set once it is unknown, or not yet settled, what the disk holds.
  private var needsRestart = false

  /// Locks a partition and mends what its last writer left.
  ///
  /// - Throws: `.locked`; `.ledgerDamaged`, `.committedFileMissing`, `.committedFileDamaged`,
  ///   `.uncommittedFile` when someone else changed the folder; `.system`, `.fsyncFailed`.
  package static func open(
    folder: OutputFolder,
    partition: String
  ) throws(FileSinkError) -> PartitionSink {
    guard SegmentName.isPlain(partition) else {
      throw .invalidCommit(problem: "'\(partition)' is no partition's name")
    }
    let lock = try PartitionLock.take(in: folder.ledger, partition: partition)
    let folders = try PartitionFolders(folder: folder, partition: partition)
    let ledger = try PartitionRecovery(folder: folder, partition: partition)
      .run(staging: folders.staging)
    return PartitionSink(
      folder: folder,
      partition: partition,
      lock: lock,
      folders: folders,
      ledger: ledger
    )
  }

  private init(
    folder: OutputFolder,
    partition: String,
    lock: consuming PartitionLock,
    folders: PartitionFolders,
    ledger: consuming LedgerAppender
  ) {
    self.folder = folder
    self.partition = partition
    self.lock = lock
    self.folders = folders
    self.ledger = ledger
  }

  /// Commits the positions from the current ``next`` up to the given one with all that became of
  /// them.
  ///
  /// - Parameters:
  ///   - next: The position after the last one covered; at least one is.
  ///   - contents: At most one for each folder; those without rows are left out.
  ///   - at: The time for the ledger, ISO 8601.
  /// - Throws: `.system` when nothing was committed and the folder is as before, so that the same
  ///   batch may be tried again; an error that `isFatal` when only a new start can tell: the caller
  ///   ends the process, and every later commit is refused.
  package func commit(
    next: Int64,
    contents: [SegmentContent],
    at: String
  ) throws(FileSinkError) {
    if needsRestart { throw .needsRestart(partition: partition) }
    let filled = contents.filter { $0.rows > 0 }
    try validate(next, filled)
    let files = try stage(next, filled)
    do {
      try ledger.append(LedgerEntry(first: self.next, next: next, files: files, at: at))
    } catch {
      throw abandon(files.map(\.stagedName), after: error)
    }
    // Committed from here on: whatever fails now is finished by the next start.
    needsRestart = true
    try folders.move(files)
    needsRestart = false
  }

  private func validate(
    _ next: Int64,
    _ contents: [SegmentContent]
  ) throws(FileSinkError) {
    guard next > self.next else {
      throw .invalidCommit(problem: "\(next) does not come after \(self.next)")
    }
    guard Set(contents.map(\.folder)).count == contents.count else {
      throw .invalidCommit(problem: "a folder occurs twice")
    }
    for content in contents {
      guard
        content.folder.split(separator: "/", omittingEmptySubsequences: false)
          .allSatisfy({ SegmentName.isPlain($0) }), SegmentName.isPlain(content.fileExtension)
      else {
        throw .invalidCommit(problem: "\(content.folder).\(content.fileExtension) is no name")
      }
    }
  }

  /// Writes the files under `staging/PARTITION/` and forces them to the disk.
  private func stage(
    _ next: Int64,
    _ contents: [SegmentContent]
  ) throws(FileSinkError) -> [LedgerFile] {
    let compression = folder.manifest.compression
    var files: [LedgerFile] = []
    do throws(FileSinkError) {
      for content in contents {
        let name = SegmentName(
          first: self.next,
          next: next,
          suffix: ".\(content.fileExtension)\(compression.fileSuffix)"
        )
        let path = "\(content.folder)/\(partition)/\(name.text)"
        let bytes = try compression.compress(content.bytes, path: path)
        let file = LedgerFile(
          path: path,
          rows: Int64(content.rows),
          bytes: Int64(bytes.count),
          sha256: sha256(bytes)
        )
        guard try folders.final(file.folder).status(file.name) == nil else {
          throw .uncommittedFile(
            path: folder.root.path(of: path),
            ledger: folder.ledger.path(of: "\(partition).jsonl")
          )
        }
        files.append(file)
        let staged = try folders.staging.replace(file.stagedName)
        try staged.write(bytes)
        try staged.synchronize()
      }
      try folders.staging.synchronize()
    } catch {
      throw abandon(files.map(\.stagedName), after: error)
    }
    return files
  }

  /// Removes what was staged for a batch that is not committed, unless its fate is unknown.
  private func abandon(_ staged: [String], after error: FileSinkError) -> FileSinkError {
    if error.isFatal {
      needsRestart = true
    } else {
      // What cannot be removed now is removed by the next start, or overwritten by the next try.
      for name in staged { try? folders.staging.remove(name) }
    }
    return error
  }
}
