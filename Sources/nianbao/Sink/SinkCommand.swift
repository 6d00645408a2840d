import ArgumentParser
import FileSink
import Operations
import Stages

/// `nianbao sink`: records from a topic into files, exactly once.
struct SinkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sink",
    abstract: "Write the records on Kafka to files, each exactly once.",
    discussion: """
      Several sinks, each with a folder of its own, share the partitions of the records. A file \
      appears under its final name only when it is whole and the group's offset is committed with \
      it. It works until it is stopped; then it closes the files in hand.
      """
  )

  @OptionGroup var arguments: SinkArguments

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let kafka = try KafkaSettings(&reader)
    let files = try FileSettings(&reader)
    let settings = try SinkSettings(&reader, kafka, files)
    let log = try LogSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    try kafka.check(for: "sink")
    try files.check()
    guard !files.formats.contains(.csv) else {
      throw CommandEnd.usage(
        "format csv is made by `run` only so far: a sink writes --format jsonl"
      )
    }
    guard !settings.out.isEmpty else {
      throw CommandEnd.usage("no output: give --out DIR (see nianbao sink --help)")
    }
    let command = ServiceCommand(log)
    let patience = command.patience(kafka)
    let sink = Sink(settings, patience: patience, logger: command.logger) { Timestamp.now }
    let state = sink.progress
    let (elapsed, signal) = try await command.run(sink, patience: patience) { elapsed in
      ProgressSnapshot(state.now, elapsed: elapsed)
    }
    print(Self.summary(state.now, settings, elapsed))
    if let signal { throw CommandEnd(ExitStatus.stopped(by: signal)) }
  }

  private static func summary(
    _ state: SinkStatus.State,
    _ settings: SinkSettings,
    _ elapsed: Duration
  ) -> String {
    "Stopped after \(elapsed.components.seconds) s: "
      + "\(ProgressText.grouped(Int(state.rows))) records in "
      + "\(ProgressText.grouped(state.segments)) files under \(settings.out)/records."
  }
}

extension ProgressSnapshot {
  /// How far a sink is; `nil` while it has done nothing.
  fileprivate init?(_ state: SinkStatus.State, elapsed: Duration) {
    guard state.rows > 0 else { return nil }
    self.init(
      done: Int(state.rows),
      total: nil,
      elapsed: elapsed,
      outcomes: [.init("files", state.segments)],
      unit: "records"
    )
  }
}
