import FileSink
package import Logging
import Reports
import ServiceLifecycle
import Synchronization

/// The whole job in one process: pages from directories, through the transform, into files, each
/// batch committed together with its positions.
package final class Embedded: Service {
  private let settings: EmbeddedSettings
  private let logger: Logger
  private let time: @Sendable () -> String
  private let stopping = Atomic(false)
  private let finished = Mutex<RunReport?>(nil)

  package let progress = RunProgress()

  /// What the run did; `nil` until it is over, or when it failed.
  package var report: RunReport? { finished.withLock { $0 } }

  /// Makes the service; `time` gives the time for the ledger, ISO 8601, as the loop has no clock.
  package init(
    _ settings: EmbeddedSettings,
    logger: Logger,
    time: @escaping @Sendable () -> String
  ) {
    self.settings = settings
    self.logger = logger
    self.time = time
  }

  /// Does all that is to do and returns.
  ///
  /// A graceful shutdown leaves the batch that is being
  /// transformed, which the next run does again, and finishes the one that is being committed.
  ///
  /// - Throws: `FileSinkError`, ``SystemError``, ``PageListError``.
  package func run() async throws {
    try await withGracefulShutdownHandler {
      try await work()
    } onGracefulShutdown: {
      self.stopping.store(true, ordering: .relaxed)
    }
  }

  private func work() async throws {
    let writers = try await open()
    var (doneBefore, total) = (0, 0)
    for writer in writers {
      let (next, outcome) = (await writer.next, try await writer.updateList())
      if let notice = outcome.ignored.notice() {
        logger.notice("\(writer.directory.path): \(notice)")
      }
      doneBefore += next
      total += outcome.end - next
    }
    progress.begin(total: total)
    var committed: [(partition: String, next: Int)] = []
    for writer in writers { committed.append((writer.partition, await writer.next)) }
    let marker = try CrashMarkerFile(folder: settings.out + "/staging")
    let strikes = try marker.strikes(committed: committed)
    try marker.arm(watchdog: settings.watchdogSeconds)
    for writer in writers where !isStopping { try await drain(writer, strikes) }
    let report = RunReport(
      doneBefore: doneBefore,
      total: total,
      tally: progress.now.committed,
      stopped: isStopping
    )
    finished.withLock { $0 = report }
  }

  /// Opens the output folder and locks one partition an input, before any work is done.
  private func open() async throws -> [PartitionWriter] {
    var folder = try OutputFolder.open(
      at: settings.out,
      formats: settings.formats,
      compression: settings.compression,
      parser: parserVersion
    )
    if let other = folder.otherParser {
      logger.notice("the folder was begun by parser \(other); this is \(parserVersion)")
    }
    var names: [(partition: String, path: String)] = []
    for path in settings.pages {
      _ = try DirectoryWalk(directory: path)
      let partition = try folder.partition(forInput: "pages", path: path)
      if !names.contains(where: { $0.partition == partition }) { names.append((partition, path)) }
    }
    return try names.map { partition, path in
      try PartitionWriter(
        folder: folder,
        partition: partition,
        directory: PageDirectory(path: path, budget: settings.budgets.bytes)
      )
    }
  }

  /// Works through one partition.
  ///
  /// While a batch is committed, the next is transformed; a third is
  /// not begun before the first is on the disk.
  private func drain(_ writer: PartitionWriter, _ strikes: CrashStrikes) async throws {
    let csv = settings.formats.contains(.csv)
    let page = PageTransform(
      partition: writer.partition,
      directory: writer.directory,
      budgets: settings.budgets,
      csv: csv,
      strikes: strikes,
      logger: logger
    )
    let sideBySide = SideBySide(workers: settings.workers) { self.isStopping }
    let transform: @Sendable (ListedPage) -> PageOutcome = { [progress] listed in
      let outcome = page(listed)
      progress.note(transformed: outcome)
      return outcome
    }
    var batches = try await writer.batches(settings.bounds)
    var finished: FinishedBatch?
    repeat {
      let batch = isStopping ? nil : try batches.next()
      let previous = finished
      async let committing: Void = commit(previous, writer)
      var transformed: FinishedBatch?
      if let batch {
        log(batch, writer.partition)
        if let outcomes = await sideBySide.map(batch.pages, transform) {
          transformed = FinishedBatch(batch: batch, outcomes: outcomes, csv: csv)
        }
      }
      try await committing
      finished = transformed
    } while finished != nil
  }

  private func commit(_ batch: FinishedBatch?, _ writer: PartitionWriter) async throws {
    guard let batch else { return }
    try await writer.commit(batch, at: time())
    progress.note(committed: batch.tally)
  }

  private func log(_ batch: Batch, _ partition: String) {
    logger.debug(
      "batch started",
      metadata: [
        "partition": "\(partition)", "first": "\(batch.next - batch.pages.count)",
        "pages": "\(batch.pages.count)",
      ]
    )
  }

  private var isStopping: Bool { stopping.load(ordering: .relaxed) }
}
