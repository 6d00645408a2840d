/// The one writer of a partition's files in a folder whose commit point lies outside: rows are
/// streamed to staged files, and become a segment when a transaction elsewhere has committed it.
///
/// The order is ``stage(next:at:)``, the caller's commit, ``finish(_:)``. Whoever is stopped in
/// between is settled by the next ``open(folder:partition:next:committed:)`` in the same folder, by
/// what was committed and nothing else.
package final class SinkPartition {
  /// The partition's name.
  package let partition: String
  /// The first position of the segment that is open.
  package private(set) var first: Int64
  /// Rows in the segment that is open.
  package var rows: Int64 { writers.first?.rows ?? 0 }
  /// Bytes of rows in the segment that is open, uncompressed, tables not counted.
  package private(set) var bytes: Int64 = 0

  private let folder: OutputFolder
  private let lock: PartitionLock
  private var folders: PartitionFolders
  private var ledger: LedgerAppender
  /// The open files, `records` first.
  private var writers: [SegmentWriter] = []
  private var staged: LedgerEntry?
  /// Set once it is unknown, or not yet settled, what the disk holds.
  private var needsRestart = false

  /// Locks a partition and settles what its last writer in this folder left.
  ///
  /// - Parameters:
  ///   - folder: The folder of this volume.
  ///   - partition: A plain name.
  ///   - next: The committed position to go on from.
  ///   - committed: What was committed for this volume and may not be finished.
  /// - Returns: The partition, with no segment open.
  /// - Throws: `.locked`; `.committedFileMissing` and the other cases for a folder that someone else
  ///   changed; `.system`, `.fsyncFailed`.
  package static func open(
    folder: OutputFolder,
    partition: String,
    next: Int64,
    committed: [LedgerEntry]
  ) throws(FileSinkError) -> SinkPartition {
    guard SegmentName.isPlain(partition) else {
      throw .invalidCommit(problem: "'\(partition)' is no partition's name")
    }
    let lock = try PartitionLock.take(in: folder.ledger, partition: partition)
    let folders = try PartitionFolders(folder: folder, partition: partition)
    let ledger = try PartitionRecovery(folder: folder, partition: partition)
      .run(staging: folders.staging, committed: committed)
    return SinkPartition(
      folder: folder,
      partition: partition,
      first: next,
      lock: lock,
      folders: folders,
      ledger: ledger
    )
  }

  private init(
    folder: OutputFolder,
    partition: String,
    first: Int64,
    lock: consuming PartitionLock,
    folders: PartitionFolders,
    ledger: consuming LedgerAppender
  ) {
    self.folder = folder
    self.partition = partition
    self.first = first
    self.lock = lock
    self.folders = folders
    self.ledger = ledger
  }

  /// Adds rows to the segment that is open.
  ///
  /// - Parameters:
  ///   - contents: `records` first, then the tables, the same folders each time.
  ///   - headers: What a file of a folder begins with.
  /// - Throws: `.system` and others; the segment has to be dropped then.
  package func append(
    _ contents: [SegmentContent],
    headers: [String: [UInt8]]
  ) throws(FileSinkError) {
    try check()
    if writers.isEmpty {
      for content in contents {
        writers.append(
          try SegmentWriter(
            staging: folders.staging,
            folder: content.folder,
            fileExtension: content.fileExtension,
            header: headers[content.folder] ?? [],
            compression: folder.manifest.compression
          )
        )
      }
    }
    for (writer, content) in zip(writers, contents) {
      try writer.append(content.bytes, rows: content.rows)
    }
    bytes += Int64(contents.first?.bytes.count ?? 0)
  }

  /// Closes the open segment: its files are whole and on the disk, under names that only a commit
  /// makes final.
  ///
  /// - Parameters:
  ///   - next: The position after the last one covered; at least one is.
  ///   - at: The time for the ledger, ISO 8601.
  /// - Returns: The entry to be committed.
  /// - Throws: `.system` and others; the segment has to be dropped then.
  package func stage(next: Int64, at: String) throws(FileSinkError) -> LedgerEntry {
    try check()
    guard staged == nil, next > first else {
      throw .invalidCommit(problem: "\(next) does not come after \(first)")
    }
    var files: [LedgerFile] = []
    for writer in writers {
      let (bytes, sha256) = try writer.finish()
      guard writer.rows > 0 else {
        try folders.staging.remove(writer.temporaryName)
        continue
      }
      let suffix = ".\(writer.fileExtension)\(folder.manifest.compression.fileSuffix)"
      let name = SegmentName(first: first, next: next, suffix: suffix)
      let file = LedgerFile(
        path: "\(writer.folder)/\(partition)/\(name.text)",
        rows: writer.rows,
        bytes: bytes,
        sha256: sha256
      )
      guard try folders.final(file.folder).status(file.name) == nil else {
        throw .uncommittedFile(
          path: folder.root.path(of: file.path),
          ledger: folder.ledger.path(of: "\(partition).jsonl")
        )
      }
      try folders.staging.rename(
        writer.temporaryName,
        to: folders.staging,
        as: file.stagedName
      )
      files.append(file)
    }
    try folders.staging.synchronize()
    let entry = LedgerEntry(first: first, next: next, files: files, at: at)
    staged = entry
    return entry
  }

  /// Gives the staged segment, which is committed now, its final place, and opens the next one.
  ///
  /// - Throws: An error that leaves this to the next start.
  package func finish(_ entry: LedgerEntry) throws(FileSinkError) {
    try check()
    guard entry == staged else {
      throw .invalidCommit(problem: "\(entry.first) is not the segment that is staged")
    }
    needsRestart = true
    try folders.move(entry.files)
    try ledger.append(entry)
    needsRestart = false
    (staged, writers, bytes, first) = (nil, [], 0, entry.next)
  }

  private func check() throws(FileSinkError) {
    if needsRestart { throw .needsRestart(partition: partition) }
  }
}
