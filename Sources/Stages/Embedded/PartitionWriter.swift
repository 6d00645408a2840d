import FileSink
import Kafka

/// One partition's lock, list and files, on a thread of its own because everything here blocks.
actor PartitionWriter {
  nonisolated let partition: String
  nonisolated let directory: PageDirectory
  private let thread: BlockingThread
  private let sink: PartitionSink
  private let folder: OutputFolder

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  /// Locks the partition and mends what its last writer left.
  init(folder: OutputFolder, partition: String, directory: PageDirectory) throws {
    self.folder = folder
    self.partition = partition
    self.directory = directory
    thread = BlockingThread(label: "nianbao.\(partition)")
    sink = try PartitionSink.open(folder: folder, partition: partition)
  }

  /// The first position that is not committed.
  var next: Int { Int(sink.next) }

  /// Brings the page list up to date.
  func updateList() throws -> PageListUpdate.Outcome {
    try PageListUpdate(
      folder: listFolder,
      directory: directory,
      next: next,
      excluding: DirectoryWalk.FolderIdentity(path: folder.path)
    ).run(
      earlier: CommittedIdentities(
        root: folder.root,
        partition: partition,
        compression: folder.manifest.compression
      )
    )
  }

  /// The batches from ``next`` on.
  func batches(_ bounds: Batch.Bounds) throws -> BatchReader {
    let parts = try PageListPart.all(in: listFolder)
    return BatchReader(list: PageListReader(parts: parts, from: next), bounds: bounds)
  }

  func commit(_ batch: FinishedBatch, at time: String) throws {
    try sink.commit(next: Int64(batch.next), contents: batch.contents, at: time)
  }

  private var listFolder: String { folder.path + "/ledger/" + partition + ".pages" }
}
