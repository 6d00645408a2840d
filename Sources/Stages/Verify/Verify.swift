import FileSink
import Glibc

/// Proves from the outside that each page is accounted for exactly once and each file is as its
/// ledger entry says.
///
/// Memory grows with a batch, and by some twenty bytes a ledger entry, never with pages. Nothing in
/// the folder is changed.
///
/// - Parameters:
///   - out: The output folder.
///   - inputs: The directories to compare with; other inputs of the folder are proved without them.
///   - report: Gets each finding as soon as it is made.
/// - Returns: What was looked at; its exit code is 3 when there was any finding.
/// - Throws: `FileSinkError` when `out` is no output folder or a run is at work in it;
///   ``SystemError`` when an input cannot be walked.
package func verify(
  out: String,
  inputs: [VerifyInput],
  report: (VerifyFinding) -> Void
) throws -> VerifySummary {
  try withoutActuallyEscaping(report) { report in
    let root = try Directory.open(out)
    guard let manifest = try FolderManifest.read(in: root) else {
      throw FileSinkError.manifestUnreadable(
        path: root.path(of: FolderManifest.fileName),
        problem: "it is not there"
      )
    }
    let log = FindingLog(report)
    try Verification(root: root, manifest: manifest, log: log).run(inputs)
    return log.summary
  }
}

/// One pass over an output folder.
private struct Verification {
  let root: Directory
  let manifest: FolderManifest
  let log: FindingLog

  func run(_ inputs: [VerifyInput]) throws {
    var directories: [String: String] = [:]
    for input in inputs {
      // Walkable or an error, before anything is found about it.
      _ = try DirectoryWalk(directory: input.path)
      let path = OutputFolder.absolute(input.path)
      if let known = manifest.inputs.first(where: { $0.kind == input.kind && $0.path == path }) {
        directories[known.partition] = path
      } else {
        log.add(
          VerifyFinding(.inputUnknown, input.path, "no run has used it with this output folder")
        )
      }
    }
    var committed: [String: LedgerIndex] = [:]
    for input in manifest.inputs {
      let directory = directories[input.partition]
      committed[input.partition] = try audit(input.partition, directory)
      log.summary.partitions += 1
    }
    try FolderAudit(root: root, partitions: committed, log: log).run()
  }

  private func audit(_ partition: String, _ path: String?) throws -> LedgerIndex {
    let ledger = try root.folder("ledger", create: false)
    let lock = try PartitionLock.share(in: ledger, partition: partition)
    return try audit(partition, path, ledger, holding: lock)
  }

  /// Audits a partition whose lock is held, so that no run works on it meanwhile.
  private func audit(
    _ partition: String,
    _ path: String?,
    _ ledger: Directory,
    holding lock: borrowing PartitionLock?
  ) throws -> LedgerIndex {
    let parts = try listParts(ledger, partition)
    // Only pages that are as listed are read, and those were within the run's own limit.
    let directory = path.map { PageDirectory(path: $0, budget: 1 << 40) }
    let index = try PartitionAudit(
      root: root,
      partition: partition,
      compression: manifest.compression,
      directory: directory,
      log: log
    ).run(parts: parts)
    if let directory {
      let list = PageListAudit(
        directory: directory,
        excluded: DirectoryWalk.FolderIdentity(path: root.path),
        next: Int(clamping: index.next),
        log: log
      )
      let identities = CommittedIdentities(
        root: root,
        partition: partition,
        compression: manifest.compression
      )
      do {
        try list.run(parts: parts, earlier: identities)
      } catch is PageListError {
        // A damaged list was reported when it was read in order of positions.
      }
    }
    return index
  }

  /// The parts of the page list by position; those that are not finished are left out.
  private func listParts(
    _ ledger: Directory,
    _ partition: String
  ) throws(FileSinkError) -> [PageListPart] {
    let name = "\(partition).pages"
    guard try ledger.status(name)?.kind == .directory else { return [] }
    let folder = try ledger.folder(name, create: false)
    var parts: [PageListPart] = []
    try folder.forEachName { (name) throws(FileSinkError) in
      guard name.hasSuffix(".jsonl"), let first = SegmentName.position(name.dropLast(6)) else {
        return
      }
      parts.append(PageListPart(first: Int(first), path: folder.path(of: name)))
    }
    return parts.sorted { $0.first < $1.first }
  }
}
