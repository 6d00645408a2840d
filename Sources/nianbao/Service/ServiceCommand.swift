import Foundation
import Logging
import Operations
import ServiceLifecycle
import Stages

/// What all commands share that work until they are done or stopped: log, progress and signals.
struct ServiceCommand {
  /// Logs to standard error, beside the progress.
  let logger: Logger
  private let output: ProgressOutput

  init(_ log: LogSettings) {
    let output = ProgressOutput(
      style: ProgressOutput.styleOfStandardError(
        environment: ProcessInfo.processInfo.environment
      )
    )
    self.output = output
    logger = Logger(label: "nianbao") { _ in
      StandardErrorLog(format: log.format, level: log.level, clearsLine: output.style != .lines)
    }
  }

  /// What waits for the brokers of this command, one for all its clients.
  func patience(_ kafka: KafkaSettings) -> Patience {
    Patience(limit: kafka.patience, logger: logger)
  }

  /// Runs `service` to its end; the first signal stops it in good order.
  ///
  /// - Parameters:
  ///   - service: The work.
  ///   - patience: Ends the work when brokers stay away; `nil` for work without brokers.
  ///   - progress: The state after a time since the start; `nil` while there is none.
  /// - Returns: The time it took, and the signal that stopped it, if one came.
  /// - Throws: ``CommandEnd`` with the exit code that its error means.
  func run(
    _ service: some Service,
    patience: Patience? = nil,
    progress: @escaping @Sendable (Duration) -> ProgressSnapshot?
  ) async throws -> (elapsed: Duration, signal: Int32?) {
    var quiet = logger
    quiet.logLevel = max(.warning, logger.logLevel)
    var services: [ServiceGroupConfiguration.ServiceConfiguration] = [
      .init(
        service: ProgressService(output: output, snapshot: progress),
        successTerminationBehavior: .ignore
      ),
      .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup),
    ]
    if let patience {
      let watch = PatienceService(patience: patience)
      services.append(.init(service: watch, successTerminationBehavior: .ignore))
    }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: services, logger: quiet)
    )
    let signals = await SignalWatch.start { await group.triggerGracefulShutdown() }
    let started = ContinuousClock.now
    defer { output.clear() }
    do {
      try await group.run()
    } catch {
      throw CommandEnd(failure: error)
    }
    return (ContinuousClock.now - started, signals.first)
  }

  /// Asks the brokers for something; a signal breaks it off.
  ///
  /// - Returns: What `body` returned.
  /// - Throws: ``CommandEnd`` with the exit code that the error or the signal means.
  func inquire<Result: Sendable>(
    _ patience: Patience,
    progress: @escaping @Sendable (Duration) -> ProgressSnapshot? = { _ in nil },
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let inquiry = Inquiry(body)
    let signal = try await run(inquiry, patience: patience, progress: progress).signal
    guard let result = inquiry.result else {
      throw CommandEnd(signal.map { ExitStatus.stopped(by: $0) } ?? ExitStatus.failed)
    }
    return result
  }
}
