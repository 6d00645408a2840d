import FileSink
import Glibc
import Kafka

/// One of the output folders that a group of sinks writes.
package final class Volume {
  /// What the ledger of a partition says at one moment.
  struct Snapshot {
    /// The committed files' names.
    var index = LedgerIndex()
    var entries = 0
  }

  let path: String
  let root: Directory
  let manifest: FolderManifest
  /// Gets findings with places relative to this folder.
  let log: FindingLog

  /// Opens an output folder.
  ///
  /// - Throws: `FileSinkError`; ``TopicVerifyError/otherFolder(path:problem:)`` when no sink made it.
  package init(_ path: String, log: FindingLog) throws {
    self.path = path
    root = try Directory.open(path)
    guard let manifest = try FolderManifest.read(in: root) else {
      throw TopicVerifyError.otherFolder(path: path, problem: "it has no nianbao.json")
    }
    guard manifest.madeBy == "sink" else {
      throw TopicVerifyError.otherFolder(
        path: path,
        problem: "it was made by `nianbao \(manifest.madeBy)`"
      )
    }
    self.manifest = manifest
    self.log = FindingLog(within: log, prefix: path.hasSuffix("/") ? path : path + "/")
  }

  /// Throws unless the folder is of these topics and this group.
  func check(_ settings: TopicVerifySettings, cluster: String?) throws(TopicVerifyError) {
    let wanted = FolderManifest.Stream(
      cluster: cluster,
      topic: settings.recordsTopic,
      group: settings.sinkGroup
    )
    guard let stream = manifest.stream, stream != wanted else { return }
    let problem =
      stream.topic != wanted.topic
      ? "it has the records of \(stream.topic), not of \(wanted.topic)"
      : stream.group != wanted.group
        ? "the sinks of the group \(stream.group) write it, not those of \(wanted.group)"
        : "it is of the cluster \(stream.cluster ?? "?"), this is \(wanted.cluster ?? "?")"
    throw .otherFolder(path: path, problem: problem)
  }

  /// Reads a partition's ledger to its end; `nil` when there is none.
  ///
  /// - Parameters:
  ///   - partition: The partition's name.
  ///   - log: Gets what is wrong with the ledger's lines; `nil` for nobody.
  /// - Returns: What it says.
  /// - Throws: `FileSinkError`.
  func snapshot(_ partition: String, reportingTo log: FindingLog?) throws -> Snapshot? {
    guard var reader = try ledger(partition) else { return nil }
    var lines = LedgerAudit(
      path: "ledger/\(partition).jsonl",
      allowsGaps: true,
      log: log ?? FindingLog { _ in }
    )
    var snapshot = Snapshot()
    while let line = try reader.next() {
      guard let entry = lines.entry(line) else { continue }
      snapshot.index.add(entry)
      snapshot.entries += 1
    }
    return snapshot
  }

  /// The partition's ledger from its start; `nil` when there is none.
  func ledger(_ partition: String) throws -> LedgerReader? {
    guard try root.status("ledger")?.kind == .directory else { return nil }
    let folder = try root.folder("ledger", create: false)
    guard try folder.status("\(partition).jsonl") != nil else { return nil }
    return try LedgerReader.open(in: folder, partition: partition)
  }

  /// The size of a committed file; `nil` when it is not there.
  func size(of file: LedgerFile, in partition: String) throws(FileSinkError) -> Int64? {
    do {
      let folder = try root.folder(at: "\(file.folder)/\(partition)", create: false)
      return try folder.status(file.name)?.size
    } catch .system(_, _, let number) where number == ENOENT || number == ENOTDIR {
      return nil
    }
  }
}
