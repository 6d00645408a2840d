/// What earlier verifications have accounted for, so that the next one starts there.
package struct VerifyCheckpoint: Sendable, Equatable {
  /// A partition of the pages.
  package struct Pages: Sendable, Equatable {
    /// Every page before it has exactly one outcome.
    package var next: Int64 = 0
    /// Every page before it was counted as a position of its producer's input.
    package var read: Int64 = 0
    package var pages: Int64 = 0
    package var records: Int64 = 0
    package var deadLetters: Int64 = 0
    /// Offsets from ``next`` on whose outcomes were read already.
    package var ahead: [Range<Int64>] = []

    package init() {}
  }

  /// A partition of the records.
  package struct Records: Sendable, Equatable {
    /// Every message before it was counted as the outcome of its page.
    package var read: Int64 = 0
    /// Every record before it is one row in the files.
    package var inFiles: Int64 = 0
    /// Rows in the files before ``inFiles``.
    package var rows: Int64 = 0
    /// What the bytes of those rows add up to.
    package var hash = LineSum()

    package init() {}
  }

  package var cluster: String?
  package var prefix: String
  package var recordsTopic: String
  package var workGroup: String
  package var sinkGroup: String
  package var pages: [Int32: Pages] = [:]
  package var records: [Int32: Records] = [:]
  /// Inputs of producers.
  package var sources: [SourcesAudit.Input: SourcesAudit.Known] = [:]
  /// The first dead letter of each partition that was not counted yet.
  package var dead: [Int32: Int64] = [:]

  package init(
    cluster: String?,
    prefix: String,
    recordsTopic: String,
    workGroup: String,
    sinkGroup: String
  ) {
    self.cluster = cluster
    self.prefix = prefix
    self.recordsTopic = recordsTopic
    self.workGroup = workGroup
    self.sinkGroup = sinkGroup
  }
}

extension VerifyCheckpoint {
  /// Why this one is of something else than `current`; `nil` when it is not.
  func problem(for current: VerifyCheckpoint) -> String? {
    if let cluster, let now = current.cluster, cluster != now {
      return "it is of the cluster \(cluster), this is \(now)"
    }
    for (name, then, now) in [
      ("topic prefix", prefix, current.prefix),
      ("topic of records", recordsTopic, current.recordsTopic),
      ("group of workers", workGroup, current.workGroup),
      ("group of sinks", sinkGroup, current.sinkGroup),
    ] where then != now {
      return "it is of the \(name) \(then), this is \(now)"
    }
    return nil
  }
}

extension VerifyCheckpoint.Pages {
  mutating func add(
    _ counts: PagesAudit.Counts,
    next: Int64,
    read: Int64,
    _ ahead: [Range<Int64>]
  ) {
    self.next = next
    self.read = read
    self.ahead = ahead
    pages += counts.pages
    records += counts.records
    deadLetters += counts.deadLetters
  }
}

extension VerifyCheckpoint.Records {
  mutating func add(_ counts: RowsAudit.Counts) {
    inFiles = counts.inFiles
    rows += counts.rows
    hash.add(counts.hash)
  }
}
