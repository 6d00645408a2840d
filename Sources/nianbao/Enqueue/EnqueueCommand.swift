import ArgumentParser
import Operations
import Stages

/// `nianbao enqueue`: pages that are on disk onto the topic of pages, exactly once.
struct EnqueueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enqueue",
    abstract: "Publish pages that are on disk to Kafka, each one once.",
    discussion: """
      Killed at any instant, the same command started again goes on with nothing lost and nothing \
      doubled; started later, it publishes what is new or changed. A file that is gone, unreadable \
      or too large becomes a dead letter without its body. One state folder belongs to one source, \
      and of one source one producer runs at a time: a second one fences the first.
      """
  )

  @OptionGroup var arguments: EnqueueArguments

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let kafka = try KafkaSettings(&reader)
    let settings = try EnqueueSettings(&reader, kafka)
    let log = try LogSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    try settings.checkInputs()
    try kafka.check(for: "enqueue")
    let command = ServiceCommand(log)
    let patience = command.patience(kafka)
    let enqueue = Enqueue(settings, patience: patience, logger: command.logger) { Timestamp.now }
    let state = enqueue.progress
    let (elapsed, signal) = try await command.run(enqueue, patience: patience) { elapsed in
      ProgressSnapshot(state.now, elapsed: elapsed)
    }
    print(EnqueueSummary(state: state.now, settings: settings, elapsed: elapsed).text)
    if state.now.stopped, let signal { throw CommandEnd(ExitStatus.stopped(by: signal)) }
  }
}

extension ProgressSnapshot {
  /// How far a producer is; `nil` while its lists are made, and when there is nothing to do.
  fileprivate init?(_ state: EnqueueProgress.State, elapsed: Duration) {
    guard let total = state.total, total > 0 else { return nil }
    self.init(
      done: state.pages,
      total: total,
      elapsed: elapsed,
      outcomes: [.init("dead", state.deadCount)]
    )
  }
}
