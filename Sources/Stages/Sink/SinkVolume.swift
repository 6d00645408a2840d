import FileSink
import Kafka
import Wire

/// The files of a sink, on a thread of its own because everything here blocks.
actor SinkVolume {
  /// The output folder's UUID.
  nonisolated let id: String
  private let folder: OutputFolder
  private let rows: SinkRows
  private let thread = BlockingThread(label: "nianbao.volume")
  private var partitions: [Int32: SinkPartition] = [:]

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  init(folder: OutputFolder, rows: SinkRows) {
    self.folder = folder
    self.rows = rows
    id = folder.manifest.volume
  }

  /// Locks a partition and finishes what was committed for it on this volume.
  ///
  /// - Returns: False when another process has the lock: try again later.
  /// - Throws: `FileSinkError`.
  func open(
    _ partition: Int32,
    next: Int64,
    committed: [LedgerEntry]
  ) throws(FileSinkError) -> Bool {
    partitions[partition] = nil
    do throws(FileSinkError) {
      partitions[partition] = try SinkPartition.open(
        folder: folder,
        partition: "\(partition)",
        next: next,
        committed: committed
      )
      return true
    } catch .locked {
      return false
    }
  }

  /// Adds messages of one partition to its open segment.
  func append(_ messages: [Message], to partition: Int32) throws(FileSinkError) {
    guard let open = partitions[partition] else {
      throw .invalidCommit(problem: "partition \(partition) is not open")
    }
    try open.append(rows.contents(of: messages), headers: rows.headers)
  }

  /// Closes a partition's open segment.
  func stage(
    _ partition: Int32,
    next: Int64,
    at time: String
  ) throws(FileSinkError) -> LedgerEntry {
    guard let open = partitions[partition] else {
      throw .invalidCommit(problem: "partition \(partition) is not open")
    }
    return try open.stage(next: next, at: time)
  }

  /// Gives staged segments, which are committed now, their final places.
  func finish(_ entries: [Int32: LedgerEntry]) throws(FileSinkError) {
    for (partition, entry) in entries.sorted(by: { $0.key < $1.key }) {
      try partitions[partition]?.finish(entry)
    }
  }

  /// Drops what is not committed and frees the locks.
  func closeAll() { partitions = [:] }

  /// Drops what is not committed in one partition and frees its lock.
  func close(_ partition: Int32) { partitions[partition] = nil }
}
