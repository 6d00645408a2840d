import ArgumentParser
import Foundation
import Logging
import Operations
import ServiceLifecycle
import Stages

/// `nianbao run`: the whole job on one machine.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read page directories, write validated records to files, exactly once.",
    discussion: """
      Killed at any instant, the same command started again goes on with nothing lost and nothing \
      doubled. Pages that are in the output already are not read again.
      """
  )

  @OptionGroup var arguments: RunArguments

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.config)
    var reader = SettingsReader(layers)
    let settings = try RunSettings(&reader)
    if arguments.printConfig {
      print(reader.text)
      return
    }
    try settings.checkInputs()
    try await run(settings)
  }

  private func run(_ settings: RunSettings) async throws {
    let output = ProgressOutput(
      style: ProgressOutput.styleOfStandardError(
        environment: ProcessInfo.processInfo.environment
      )
    )
    let logger = Logger(label: "nianbao") { _ in
      StandardErrorLog(
        format: settings.logFormat,
        level: settings.logLevel,
        clearsLine: output.style != .lines
      )
    }
    let embedded = Embedded(settings.embedded, logger: logger) { Timestamp.now }
    let progress = ProgressService(progress: embedded.progress, output: output)
    var quiet = logger
    quiet.logLevel = max(.warning, settings.logLevel)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: progress, successTerminationBehavior: .ignore),
          .init(service: embedded, successTerminationBehavior: .gracefullyShutdownGroup),
        ],
        logger: quiet
      )
    )
    let signals = await SignalWatch.start { await group.triggerGracefulShutdown() }
    let started = ContinuousClock.now
    do {
      try await group.run()
    } catch {
      output.clear()
      throw CommandEnd(failure: error)
    }
    output.clear()
    guard let report = embedded.report else {
      throw CommandEnd(ExitStatus.failed, "nianbao: the run ended without a result")
    }
    let summary = RunSummary(
      report: report,
      settings: settings.embedded,
      elapsed: ContinuousClock.now - started
    )
    print(summary.text)
    if report.stopped, let signal = signals.first {
      throw CommandEnd(ExitStatus.stopped(by: signal))
    }
  }
}
