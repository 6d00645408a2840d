import FileSink
import Kafka
import Reports
import Wire

/// Proves from the outside, over topics and files, that each page is accounted for exactly once.
///
/// Everything up to the groups' committed offsets has to be there, each once: every page is the
/// origin of one record or dead letter, every record is one row in the files. The committed offsets
/// are looked up first, so that nothing that is done meanwhile is missed. Memory grows by two bits
/// an offset that is not verified yet, and with the rows of one file a partition that is read.
package final class TopicVerify {
  let settings: TopicVerifySettings
  let patience: Patience
  let log: FindingLog
  let look: TopicLook
  private let progress: ScanProgress
  private let scan: TopicScan
  private var summary = TopicVerifySummary()
  private var checkpoint: VerifyCheckpoint
  private var pages: [Int32: PagesAudit] = [:]
  private var rows: [Int32: RowsAudit] = [:]
  private var sources: SourcesAudit
  /// Where the pages end, as far as is known; no outcome can be of a page beyond it.
  private var pageEnds: [TopicPartition: Int64] = [:]

  /// Makes a verification; `report` gets each finding as soon as it is made.
  package init(
    _ settings: TopicVerifySettings,
    patience: Patience,
    progress: ScanProgress,
    report: @escaping (VerifyFinding) -> Void
  ) {
    self.settings = settings
    self.patience = patience
    self.progress = progress
    log = FindingLog(maker: .stages, isLimited: true, report)
    look = TopicLook(settings: settings.client, patience: patience)
    scan = TopicScan(settings: settings.client, patience: patience, limit: settings.patience)
    sources = SourcesAudit(known: [:], published: [:], log: log)
    checkpoint = VerifyCheckpoint(
      cluster: nil,
      prefix: settings.topics.prefix,
      recordsTopic: settings.recordsTopic,
      workGroup: settings.workGroup,
      sinkGroup: settings.sinkGroup
    )
  }

  /// Reads topics and files from the last checkpoint on; changes nothing but the checkpoint, which
  /// moves on when there is no finding.
  ///
  /// - Returns: What was looked at.
  /// - Throws: ``TopicVerifyError``, ``ScanError``, `FileSinkError`, `ClientError`.
  package func run() async throws -> TopicVerifySummary {
    let folder = try settings.checkpoint.map { try CheckpointFolder($0) }
    let volumes = try openVolumes()
    try await resume(folder)
    try await look.withConsumer(.reader(group: nil)) { reader in
      try await verify(volumes, reader)
    }
    log.finish()
    summary.findings = log.findings
    if !volumes.isEmpty {
      var sum = LineSum()
      for part in checkpoint.records.values { sum.add(part.hash) }
      summary.rowsHash = sum.hex
    }
    if let folder {
      if summary.isClean { try folder.write(checkpoint) }
      summary.isCheckpointMoved = summary.isClean
    }
    return summary
  }

  private func openVolumes() throws -> [Volume] {
    var volumes: [Volume] = []
    for path in settings.out {
      let volume = try Volume(path, log: log)
      if let same = volumes.first(where: { $0.manifest.volume == volume.manifest.volume }) {
        throw TopicVerifyError.sameVolume(path: path, other: same.path)
      }
      volumes.append(volume)
    }
    summary.volumes = volumes.count
    return volumes
  }

  /// Takes over what earlier verifications have accounted for.
  private func resume(_ folder: CheckpointFolder?) async throws {
    checkpoint.cluster = try await clusterID(settings.client, patience)
    guard let folder, let earlier = try folder.read() else { return }
    if let problem = earlier.problem(for: checkpoint) {
      throw TopicVerifyError.otherCheckpoint(path: settings.checkpoint ?? "", problem: problem)
    }
    checkpoint = earlier
    summary.pagesBefore = earlier.pages.values.reduce(0) { $0 + $1.pages }
    summary.rowsBefore = earlier.records.values.reduce(0) { $0 + $1.rows }
  }

  private func verify(_ volumes: [Volume], _ reader: Consumer) async throws {
    let pagePartitions = try await look.partitions(of: settings.topics.pages, reader)
    let recordPartitions = try await look.partitions(of: settings.recordsTopic, reader)
    let deadPartitions = try await look.partitions(of: settings.topics.dead, reader)
    // First of all: what is committed now can be read by the time that the ends are known.
    let worked = try await look.committed(settings.workGroup, pagePartitions)
    let written = try await look.committed(settings.sinkGroup, recordPartitions)
    for volume in volumes { try volume.check(settings, cluster: checkpoint.cluster) }
    let ledgers = try await LedgerSet(volumes, partitions: recordPartitions, committed: written)
    if !volumes.isEmpty {
      let committed = try await patience.retrying("read the progress") {
        try await SinkEntries.read(
          settings.topics,
          group: settings.sinkGroup,
          settings.client,
          onEvent: patience.note
        )
      }
      try ledgers.note(committed)
    }
    // What a transaction has committed may lie behind older ones that are still open:
    // the end is that of all messages, and the scan waits until it can be read.
    let ends = try await look.withConsumer(.uncommittedReader()) { consumer in
      try await look.ends(of: recordPartitions + deadPartitions, consumer)
    }
    let published = try await published()
    // Later, so that no outcome that is read is of a page beyond them.
    let pageEnds = try await look.withConsumer(.uncommittedReader()) { consumer in
      try await look.ends(of: pagePartitions, consumer)
    }
    sources = SourcesAudit(known: checkpoint.sources, published: published, log: log)
    self.pageEnds = pageEnds.high
    for source in pagePartitions { begin(source, pageEnds, worked[source]) }
    for source in recordPartitions {
      try begin(source, ends, written[source] ?? 0, volumes.isEmpty ? nil : ledgers)
    }
    checkAhead(worked, pageEnds)
    checkAhead(written, ends)
    let records = ranges(recordPartitions, ends) { partition in
      let known = checkpoint.records[partition] ?? .init()
      return volumes.isEmpty ? known.read : min(known.read, known.inFiles)
    }
    let dead = ranges(deadPartitions, ends) { checkpoint.dead[$0] ?? 0 }
    let pages = ranges(pagePartitions, pageEnds) { self.pages[$0]?.start ?? 0 }
    let all = [records, dead, pages].flatMap(\.values)
    progress.begin(total: all.reduce(0) { $0 + Int64($1.count) })
    try await scan.read(records) { messages, done in
      for message in messages { try take(record: message) }
      for source in done { try finish(records: source, ends.high[source] ?? 0) }
      progress.add(messages.count)
    }
    try await scan.read(dead) { messages, done in
      for message in messages { note(.dead, message) }
      for source in done { checkpoint.dead[source.partition] = ends.high[source] }
      progress.add(messages.count)
    }
    try await scan.read(pages) { messages, done in
      for message in messages { take(page: message) }
      for source in done { finish(pages: source, pageEnds.high[source] ?? 0) }
      progress.add(messages.count)
    }
    let hasAll = log.findings[.rangeExpired] == nil
    checkpoint.sources = sources.finish(hasAll: hasAll)
    try await ledgers.auditFolders()
    for volume in volumes {
      summary.files += volume.log.summary.files
      summary.bytes += volume.log.summary.bytes
    }
    summary.entries = ledgers.entries
  }

  /// How far the producers are with their inputs.
  private func published() async throws -> [SourcesAudit.Input: Int64] {
    try await patience.retrying("read the progress") {
      var published: [SourcesAudit.Input: Int64] = [:]
      try await readToEnd(
        of: settings.topics.progress,
        settings.client,
        within: .seconds(60),
        onEvent: patience.note
      ) { message in
        guard case .source(let source, let input)? = ProgressKey(message.key) else { return }
        let value = message.value.flatMap { try? SourceProgress(json: $0) }
        published[.init(source: source, input: input)] = value?.next
      }
      return published
    }
  }

  private func begin(_ source: TopicPartition, _ ends: TopicLook.Ends, _ worked: Int64?) {
    let known = checkpoint.pages[source.partition] ?? .init()
    pages[source.partition] = PagesAudit(
      source,
      low: ends.low[source] ?? 0,
      verified: (known.next, known.ahead),
      bound: worked ?? 0,
      isComplete: settings.isComplete,
      log: log
    )
  }

  private func begin(
    _ source: TopicPartition,
    _ ends: TopicLook.Ends,
    _ written: Int64,
    _ ledgers: LedgerSet?
  ) throws {
    let known = checkpoint.records[source.partition] ?? .init()
    let start = ledgers == nil ? known.read : min(known.read, known.inFiles)
    if let low = ends.low[source], low > start {
      let detail = "retention removed the offsets \(start)…\(low - 1), unverified"
      log.add(VerifyFinding(.rangeExpired, source.description, position: start, detail))
    }
    guard let ledgers else { return }
    rows[source.partition] = try RowsAudit(
      source,
      partition: ledgers.name(of: source.partition),
      start: known.inFiles,
      committed: written,
      isComplete: settings.isComplete,
      entries: try ledgers.entries(of: source.partition),
      unfinished: ledgers.unfinished[source.partition] ?? [],
      log: log
    )
  }

  /// What is left to read of each partition.
  private func ranges(
    _ partitions: [TopicPartition],
    _ ends: TopicLook.Ends,
    from start: (Int32) -> Int64
  ) -> [TopicPartition: Range<Int64>] {
    var ranges: [TopicPartition: Range<Int64>] = [:]
    for source in partitions {
      let first = max(start(source.partition), ends.low[source] ?? 0)
      ranges[source] = first..<max(first, ends.high[source] ?? 0)
    }
    return ranges
  }

  private func checkAhead(_ committed: [TopicPartition: Int64], _ ends: TopicLook.Ends) {
    for (source, offset) in committed.sorted(by: { $0.key < $1.key }) {
      guard let high = ends.high[source], offset > high else { continue }
      let detail = "the group is at \(offset), the topic ends at \(high)"
      log.add(VerifyFinding(.groupAhead, source.description, position: high, detail))
    }
  }
}

extension TopicVerify {
  private func take(record message: Message) throws {
    let partition = message.source.partition
    // What an earlier verification has counted is read again only for the files.
    if message.offset >= checkpoint.records[partition]?.read ?? 0 { note(.record, message) }
    try rows[partition]?.take(message)
  }

  /// Notes a record or dead letter as the outcome of the page it says it is of.
  private func note(_ outcome: OutcomeMap.Outcome, _ message: Message) {
    let place: PagesAudit.Place = (message.source.description, message.offset)
    let text = message.headers.text(HeaderName.origin)
    switch text.flatMap({ Origin($0) }) {
    case .message(settings.topics.pages, let partition, let offset)?
    where offset < pageEnds[TopicPartition(settings.topics.pages, partition)] ?? 0:
      let id = message.headers.text(HeaderName.id)
      if outcome == .record, let own = RecordID.read(message.value), own != id {
        let detail = "its nb-id is \(id ?? "missing"), its own id \(own)"
        log.add(VerifyFinding(.recordOfOtherPage, place.path, position: place.position, detail))
      }
      pages[partition]?.add(outcome, of: offset, id: id, at: place)
    case .input? where outcome == .dead:
      summary.producerDeadLetters += 1
      let attempts = message.headers.attempts
      sources.add(text.flatMap { Origin($0) }, attempts: attempts, at: place)
    default:
      let origin = text.map { "says it is of \($0), where there is no page" }
      let detail = "it \(origin ?? "has no nb-origin that says which page it is of")"
      log.add(VerifyFinding(.originUnknown, place.path, position: place.position, detail))
    }
  }

  private func take(page message: Message) {
    // What an earlier verification has counted is read again only for its outcome.
    if message.offset >= checkpoint.pages[message.source.partition]?.read ?? 0 {
      let origin = message.headers.text(HeaderName.source).flatMap { Origin($0) }
      let place = (path: message.source.description, position: message.offset)
      sources.add(origin, attempts: message.headers.attempts, at: place)
    }
    pages[message.source.partition]?.take(message.offset) {
      let page = PageMessage.read(value: message.value, headers: message.headers).message.page
      return PageIdentity(url: page.url, body: page.body).id
    }
  }

  private func finish(records source: TopicPartition, _ end: Int64) throws {
    checkpoint.records[source.partition, default: .init()].read = end
    guard var audit = rows[source.partition] else { return }
    rows[source.partition] = nil
    try audit.finish()
    summary.rows += audit.counts.rows
    summary.waitingRecords += audit.counts.waiting
    checkpoint.records[source.partition]?.add(audit.counts)
  }

  private func finish(pages source: TopicPartition, _ end: Int64) {
    guard var audit = pages[source.partition] else { return }
    pages[source.partition] = nil
    let ahead = audit.finish(end: end)
    let counts = audit.counts
    summary.pages += counts.pages
    summary.records += counts.records
    summary.deadLetters += counts.deadLetters
    summary.waitingPages += counts.waiting
    checkpoint.pages[source.partition, default: .init()]
      .add(counts, next: audit.bound, read: max(end, audit.bound), ahead)
  }
}
