import FileSink
import Kafka
package import Logging
import Reports
import ServiceLifecycle
import Synchronization

/// Records from a topic into files, each segment in one transaction with the group's offset.
package final class Sink: Service {
  private let settings: SinkSettings
  private let patience: Patience
  private let logger: Logger
  private let time: @Sendable () -> String
  private let stopping = Atomic(false)

  package let progress = SinkStatus()

  /// Makes the service; `time` gives the time for the ledger, ISO 8601.
  package init(
    _ settings: SinkSettings,
    patience: Patience,
    logger: Logger,
    time: @escaping @Sendable () -> String
  ) {
    self.settings = settings
    self.patience = patience
    self.logger = logger
    self.time = time
  }

  /// Works until it is told to stop; then the open segments are committed.
  ///
  /// - Throws: ``GroupError``, `FileSinkError`, `ClientError`.
  package func run() async throws {
    try await withGracefulShutdownHandler {
      do {
        try await work()
      } catch is CancellationError {}
    } onGracefulShutdown: {
      self.stopping.store(true, ordering: .relaxed)
    }
  }

  private func work() async throws {
    let member = settings.member
    try await TopicCheck.run(
      [member.reads] + member.writes,
      settings.client,
      patience,
      isStopping: isStopping
    )
    let folder = try OutputFolder.open(
      at: settings.out,
      formats: settings.formats,
      compression: settings.compression,
      parser: parserVersion,
      madeBy: "sink",
      stream: FolderManifest.Stream(
        cluster: try await clusterID(settings.client, patience, isStopping: isStopping),
        topic: settings.records,
        group: settings.group
      )
    )
    let volume = SinkVolume(folder: folder, rows: SinkRows())
    try await GroupMember.inSessions(
      logger: logger,
      isStopping: isStopping,
      commits: { progress.now.transactions },
      { try await session(volume) }
    )
  }

  private func session(_ volume: SinkVolume) async throws {
    let link = try await GroupLink.open(settings.member, patience, isStopping: isStopping)
    let loop = SinkLoop(
      settings: settings,
      link: link,
      volume: volume,
      patience: patience,
      progress: progress,
      logger: logger,
      time: time,
      isStopping: isStopping
    )
    do {
      try await loop.run()
    } catch {
      await volume.closeAll()
      await link.close()
      throw error
    }
    await volume.closeAll()
    await link.close()
  }

  private func isStopping() -> Bool { stopping.load(ordering: .relaxed) }
}
