import ArgumentParser
import Operations
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
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let settings = try RunSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    try settings.checkInputs()
    try await run(settings)
  }

  private func run(_ settings: RunSettings) async throws {
    let command = ServiceCommand(settings.log)
    let embedded = Embedded(settings.embedded, logger: command.logger) { Timestamp.now }
    let state = embedded.progress
    let (elapsed, signal) = try await command.run(embedded) { elapsed in
      ProgressSnapshot(state.now, elapsed: elapsed)
    }
    guard let report = embedded.report else {
      throw CommandEnd(ExitStatus.failed, "nianbao: the run ended without a result")
    }
    let summary = RunSummary(report: report, settings: settings.embedded, elapsed: elapsed)
    print(summary.text)
    if report.stopped, let signal { throw CommandEnd(ExitStatus.stopped(by: signal)) }
  }
}

extension ProgressSnapshot {
  /// How far a run is; `nil` while its lists are made, and when there is nothing to do.
  fileprivate init?(_ state: RunProgress.State, elapsed: Duration) {
    guard let total = state.total, total > 0 else { return nil }
    let tally = state.transformed
    self.init(
      done: tally.pages,
      total: total,
      elapsed: elapsed,
      outcomes: [
        .init("reports", tally.reportCount), .init("not reports", tally.notReports),
        .init("dead", tally.deadCount),
      ]
    )
  }
}
