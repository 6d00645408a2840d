import Kafka
package import Logging
import ServiceLifecycle
import Synchronization
import Wire

/// Pages that are on disk onto the topic of pages, each batch in one transaction with the position
/// after it.
package final class Enqueue: Service {
  private let settings: EnqueueSettings
  private let patience: Patience
  private let logger: Logger
  private let time: @Sendable () -> String
  private let stopping = Atomic(false)

  package let progress = EnqueueProgress()

  /// Makes the service; `time` gives the time for the state, ISO 8601, as the loop has no clock.
  package init(
    _ settings: EnqueueSettings,
    patience: Patience,
    logger: Logger,
    time: @escaping @Sendable () -> String
  ) {
    self.settings = settings
    self.patience = patience
    self.logger = logger
    self.time = time
  }

  /// Publishes all there is and returns.
  ///
  /// A graceful shutdown finishes the transaction that is under way.
  ///
  /// - Throws: ``EnqueueError``, `FileSinkError` and ``SystemError`` for files, `ClientError`.
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
    let desk = try InputDesk(settings)
    progress.note { $0.source = desk.source }
    defer { if isStopping() { progress.note { $0.stopped = true } } }
    let topics = [settings.topics.pages, settings.topics.dead, settings.topics.progress]
    try await TopicCheck.run(topics, settings.client, patience, isStopping: isStopping)
    let link = EnqueueLink(settings, source: desk.source, patience, isStopping: isStopping)
    let loop = EnqueueLoop(
      desk: desk,
      link: link,
      topic: settings.topics.progress,
      state: settings.state,
      patience: patience,
      progress: progress,
      logger: logger,
      time: time,
      isStopping: isStopping
    )
    do {
      try await loop.run()
    } catch {
      await link.close()
      throw error
    }
    await link.close()
  }

  private func isStopping() -> Bool { stopping.load(ordering: .relaxed) }
}
