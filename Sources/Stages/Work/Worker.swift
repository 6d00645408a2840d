import Kafka
package import Logging
import Reports
import ServiceLifecycle
import Synchronization
import Wire

/// Pages from a topic through the transform onto topics, each batch in one transaction with the
/// group's offsets.
package final class Worker: Service {
  private let settings: WorkSettings
  private let patience: Patience
  private let logger: Logger
  private let time: @Sendable () -> String
  private let stopping = Atomic(false)

  package let progress = WorkerProgress()

  /// Makes the service; `time` gives the time for the topics, ISO 8601, as the loop has no clock.
  package init(
    _ settings: WorkSettings,
    patience: Patience,
    logger: Logger,
    time: @escaping @Sendable () -> String
  ) {
    self.settings = settings
    self.patience = patience
    self.logger = logger
    self.time = time
  }

  /// Works until it is told to stop.
  ///
  /// A graceful shutdown finishes the transaction that is under way and leaves the pages that are
  /// being transformed to the next worker.
  ///
  /// - Throws: ``GroupError``, `FileSinkError` for the state folder, `ClientError`.
  package func run() async throws {
    try await withGracefulShutdownHandler {
      do {
        try await work()
      } catch is CancellationError {}
      progress.note { $0.stopped = true }
    } onGracefulShutdown: {
      self.stopping.store(true, ordering: .relaxed)
    }
  }

  private func work() async throws {
    let state = try settings.state.map { try WorkState.open($0) }
    let member = settings.member
    try await TopicCheck.run(
      [member.reads] + member.writes,
      settings.client,
      patience,
      isStopping: isStopping
    )
    try await GroupMember.inSessions(
      logger: logger,
      isStopping: isStopping,
      commits: { progress.now.transactions },
      { try await session(state) }
    )
  }

  /// Works with one consumer until it is told to stop or the consumer is of no use any more.
  private func session(_ state: WorkState?) async throws {
    let link = try await GroupLink.open(settings.member, patience, isStopping: isStopping)
    do {
      if let state, !state.isArmed {
        try await publish(try state.crashes(), through: link)
        try state.begin(watchdog: settings.watchdogSeconds)
      }
      let loop = WorkLoop(
        settings: settings,
        link: link,
        state: state,
        patience: patience,
        progress: progress,
        logger: logger,
        time: time,
        isStopping: isStopping
      )
      // Whatever ends it but the death of the process, the partitions are given back alive.
      defer { try? state?.release(loop.assigned) }
      try await loop.run()
    } catch {
      await link.close()
      throw error
    }
    await link.close()
  }

  /// Tells all workers of the group which pages the last process of this folder crashed on.
  private func publish(_ crashes: [WorkState.Crash], through link: GroupLink) async throws {
    guard !crashes.isEmpty else { return }
    let messages = crashes.map { crash in
      let key = ProgressKey.strike(
        group: settings.group,
        partition: crash.partition,
        offset: crash.offset,
        mark: crash.mark
      )
      let value = Strike(signal: crash.signal, at: time())
      return OutgoingMessage(topic: settings.topics.progress, key: key.bytes, value: value.json)
    }
    for crash in crashes {
      logger.warning(
        "the last process crashed (\(crash.signal)) on the page at \(settings.topics.pages)/\(crash.partition)/\(crash.offset)"
      )
    }
    var failures = 0
    while true {
      switch await patience.during("publish crashes", { await link.transact(messages) }) {
      case .committed:
        patience.fine()
        return
      case .aborted(let error, _), .unknown(let error), .fatal(let error):
        // The same marks again do no harm.
        failures += 1
        guard failures < WorkLoop.failureLimit else {
          throw GroupError.repeated(error, times: failures)
        }
        try await link.renew(isStopping: isStopping)
      }
    }
  }

  private func isStopping() -> Bool { stopping.load(ordering: .relaxed) }
}
