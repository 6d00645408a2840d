package import Kafka
package import Logging
import ServiceLifecycle
import Synchronization

/// Waits out brokers that are away: says so once, and ends the work when they stay away too long.
///
/// One for all clients of a process. Whoever calls the brokers tells how that went.
package final class Patience: Service {
  /// The brokers were away for longer than the user would wait.
  package struct Exhausted: Error, CustomStringConvertible {
    package let after: Duration

    package var description: String {
      "the brokers did not answer for \(after.components.seconds) s; nothing is lost. Start the "
        + "same command again when they are back, or wait longer with --patience SECONDS"
    }
  }

  private let logger: Logger
  private let state: Mutex<OutageStateMachine>
  private let start = ContinuousClock.now

  package init(limit: Duration, logger: Logger) {
    self.logger = logger
    state = Mutex(OutageStateMachine(patience: limit))
  }

  private var now: Duration { ContinuousClock.now - start }

  /// Whether nothing has shown yet that the brokers can be reached again.
  package var isTroubled: Bool { state.withLock { $0.isTroubled } }

  /// Takes what a client tells on the side.
  package func note(_ event: ClientEvent) {
    switch event {
    case .log(_, let facility, let text): logger.debug("librdkafka \(facility): \(text)")
    case .trouble(let error):
      logger.debug("\(error)")
      if error.code == .allBrokersDown { trouble(error) }
    }
  }

  /// A call failed as calls do when the brokers are away.
  package func trouble(_ error: ClientError) {
    state.withLock { $0.trouble(error.reason, at: now) }
  }

  /// Something succeeded that needs the brokers.
  package func fine() { act(state.withLock { $0.fine(at: now) }) }

  /// Makes a call that needs the brokers; one that takes long counts as a trouble meanwhile.
  package func during<Result>(_ what: String, _ call: () async throws -> Result) async rethrows
    -> Result
  {
    let number = state.withLock { $0.begin(what, at: now) }
    defer { state.withLock { $0.end(number) } }
    return try await call()
  }

  /// Makes a call again and again until it succeeds or fails for another reason than time.
  ///
  /// - Throws: What is no matter of time; `CancellationError` once `isStopping`.
  package func retrying<Result>(
    _ what: String,
    isStopping: () -> Bool = { false },
    _ call: () async throws -> Result
  ) async throws -> Result {
    while true {
      do {
        let result = try await during(what, call)
        fine()
        return result
      } catch let error as ClientError where error.isMatterOfTime {
        if isStopping() { throw CancellationError() }
        trouble(error)
        try await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  /// Watches the clock.
  ///
  /// - Throws: ``Exhausted``.
  package func run() async throws {
    do {
      try await cancelWhenGracefulShutdown {
        while true {
          try await Task.sleep(for: .milliseconds(500))
          let action = self.state.withLock { $0.tick(at: self.now) }
          self.act(action)
          if case .giveUp(let after)? = action { throw Exhausted(after: after) }
        }
      }
    } catch is CancellationError {}
  }

  private func act(_ action: OutageStateMachine.Action?) {
    switch action {
    case .sayAway(let reason)?:
      logger.warning("the brokers are away (\(reason)); waiting for them")
    case .sayBack(let duration)?:
      logger.notice("the brokers are back after \(duration.components.seconds) s")
    case .giveUp?, nil: break
    }
  }
}
