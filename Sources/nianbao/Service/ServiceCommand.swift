import Foundation
import Logging
import Operations
import ServiceLifecycle

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

  /// Runs `service` to its end; the first signal stops it in good order.
  ///
  /// - Parameters:
  ///   - service: The work.
  ///   - progress: The state after a time since the start; `nil` while there is none.
  /// - Returns: The time it took, and the signal that stopped it, if one came.
  /// - Throws: ``CommandEnd`` with the exit code that its error means.
  func run(
    _ service: some Service,
    progress: @escaping @Sendable (Duration) -> ProgressSnapshot?
  ) async throws -> (elapsed: Duration, signal: Int32?) {
    var quiet = logger
    quiet.logLevel = max(.warning, logger.logLevel)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(
            service: ProgressService(output: output, snapshot: progress),
            successTerminationBehavior: .ignore
          ),
          .init(service: service, successTerminationBehavior: .gracefullyShutdownGroup),
        ],
        logger: quiet
      )
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
}
