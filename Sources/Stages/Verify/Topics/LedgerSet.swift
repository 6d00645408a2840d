import FileSink
import Kafka

/// The ledgers of all volumes as they were when a verification began.
final class LedgerSet {
  /// How long a sink may take from its commit to the line in its ledger.
  private static let grace = Duration.seconds(10)

  private let volumes: [Volume]
  private let partitions: [Int32]
  /// Ends of ledgers by partition, in the order of the volumes; 0 where there is no ledger.
  private var ends: [Int32: [Int64]] = [:]
  /// Entries in all ledgers.
  private(set) var entries = 0
  /// What is committed and in no ledger here.
  private(set) var unfinished: [Int32: [UnfinishedSegment]] = [:]

  /// Looks through all ledgers; waits a while for entries that the groups have committed.
  init(
    _ volumes: [Volume],
    partitions: [TopicPartition],
    committed: [TopicPartition: Int64]
  ) async throws {
    self.volumes = volumes
    self.partitions = partitions.map(\.partition)
    let deadline = ContinuousClock.now + Self.grace
    for source in partitions where !volumes.isEmpty {
      let wanted = committed[source] ?? 0
      while true {
        let isLast = ContinuousClock.now >= deadline
        var ends: [Int64] = []
        var count = 0
        for volume in volumes {
          let snapshot = try volume.snapshot(name(of: source.partition), reportingTo: nil)
          ends.append(snapshot?.index.next ?? 0)
          count += snapshot?.entries ?? 0
        }
        if isLast || ends.max() ?? 0 >= wanted {
          self.ends[source.partition] = ends
          entries += count
          break
        }
        try await Task.sleep(for: .milliseconds(500))
      }
    }
  }

  /// Takes note of what sinks have committed, wherever their files are.
  func note(_ committed: [SinkEntries.Committed]) throws {
    for one in committed {
      let index = volumes.firstIndex { $0.manifest.volume == one.volume }
      let end = index.flatMap { ends[one.partition]?[$0] } ?? 0
      // Finished, and only not marked so yet.
      if one.entry.next <= end { continue }
      unfinished[one.partition, default: []].append(
        UnfinishedSegment(
          range: one.entry.first..<one.entry.next,
          volume: one.volume,
          path: index.map { volumes[$0].path }
        )
      )
    }
  }

  /// The name of a partition of the records in the output folders.
  func name(of partition: Int32) -> String { "\(partition)" }

  /// The entries of a partition in order.
  func entries(of partition: Int32) throws -> VolumeEntries {
    let ends = ends[partition] ?? []
    return try VolumeEntries(
      name(of: partition),
      on: zip(volumes, ends).map { (volume: $0, end: $1) }
    )
  }

  /// Names what is wrong with the ledgers' lines, and everything in the folders that is not theirs.
  ///
  /// A sink puts a file in its place right before the line in its ledger; what looks wrong is looked
  /// at once more a little later.
  func auditFolders() async throws {
    for volume in volumes {
      let first = FindingLog { _ in }
      try audit(volume, first)
      if first.findings.isEmpty { continue }
      try await Task.sleep(for: .seconds(2))
      try audit(volume, volume.log)
    }
  }

  private func audit(_ volume: Volume, _ log: FindingLog) throws {
    var committed: [String: LedgerIndex] = [:]
    for partition in partitions {
      let name = name(of: partition)
      // A partition that no sink has had on this volume yet may be about to come.
      committed[name] = try volume.snapshot(name, reportingTo: log)?.index ?? LedgerIndex()
    }
    try FolderAudit(root: volume.root, partitions: committed, log: log).run()
  }
}
