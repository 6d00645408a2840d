import ArgumentParser
import Operations
import Stages

/// `nianbao work`: pages from a topic, records and dead letters onto topics, exactly once.
struct WorkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Read pages from Kafka, write validated records and dead letters to Kafka.",
    discussion: """
      Start as many as there are cores to use, on as many machines; they share the partitions of the \
      pages. Each may be stopped, killed or added at any moment: nothing is lost and nothing doubled. \
      It works until it is stopped.
      """
  )

  @OptionGroup var arguments: WorkArguments

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let kafka = try KafkaSettings(&reader)
    let settings = try WorkSettings(&reader, kafka)
    let log = try LogSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    try kafka.check(for: "work")
    let command = ServiceCommand(log)
    let patience = command.patience(kafka)
    let worker = Worker(settings, patience: patience, logger: command.logger) { Timestamp.now }
    let state = worker.progress
    let (elapsed, signal) = try await command.run(worker, patience: patience) { elapsed in
      ProgressSnapshot(state.now, elapsed: elapsed)
    }
    print(Self.summary(state.now, elapsed))
    if let signal { throw CommandEnd(ExitStatus.stopped(by: signal)) }
  }

  private static func summary(_ state: WorkerProgress.State, _ elapsed: Duration) -> String {
    let tally = state.committed
    let seconds = elapsed.components.seconds
    return "Stopped after \(seconds) s: \(ProgressText.grouped(tally.pages)) pages in "
      + "\(ProgressText.grouped(state.transactions)) transactions became "
      + "\(ProgressText.grouped(tally.reportCount)) annual reports, "
      + "\(ProgressText.grouped(tally.notReports)) other records and "
      + "\(ProgressText.grouped(tally.deadCount)) dead letters."
  }
}

extension ProgressSnapshot {
  /// How far a worker is; `nil` before its first partition and while it has done nothing.
  fileprivate init?(_ state: WorkerProgress.State, elapsed: Duration) {
    let tally = state.committed
    guard tally.pages > 0 else { return nil }
    self.init(
      done: tally.pages,
      total: nil,
      elapsed: elapsed,
      outcomes: [
        .init("reports", tally.reportCount), .init("not reports", tally.notReports),
        .init("dead", tally.deadCount),
      ]
    )
  }
}
