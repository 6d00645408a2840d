import ArgumentParser
import Foundation
import Operations
import Stages

/// `nianbao status`: how far workers and sinks are.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how far workers and sinks are, what came out, how fast, and how long still.",
    discussion: """
      A lag is counted to the last message that is committed, so it is 0 exactly when all is done; \
      on the way, the marks that transactions leave are counted with the messages. On a terminal \
      the table is drawn anew until Ctrl-C; elsewhere two looks are taken and one table printed.
      """
  )

  @OptionGroup var arguments: StatusArguments

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let kafka = try KafkaSettings(&reader, patience: 30)
    let groups = try GroupSettings(&reader, topics: kafka.topics)
    let interval = Duration.seconds(try reader.number("interval", default: 2, in: 0...3600))
    let log = try LogSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    try kafka.check(for: "status")
    let service = ServiceCommand(log)
    let patience = service.patience(kafka)
    let json = arguments.json
    try await service.inquire(patience) {
      let reader = try StatusReader(
        kafka.client,
        topics: kafka.topics,
        recordsTopic: groups.recordsTopic,
        workGroup: groups.workers,
        sinkGroup: groups.sinks,
        patience: patience
      )
      let report = { StatusReport(topics: kafka.topics, groups: groups, earlier: $0, now: $1) }
      do {
        try await Self.show(reader, every: interval, json: json, report)
      } catch {
        await reader.close()
        throw error
      }
      await reader.close()
    }
  }

  private static func show(
    _ reader: StatusReader,
    every interval: Duration,
    json: Bool,
    _ report: (StatusSample?, StatusSample) -> StatusReport
  ) async throws {
    let environment = ProcessInfo.processInfo.environment
    let isLive = !json && Terminal.standardOutput(environment: environment).height != nil
    var earlier: StatusSample?
    var now = try await reader.sample()
    while interval > .zero {
      if isLive { draw(report(earlier, now)) }
      try await Task.sleep(for: interval)
      (earlier, now) = (now, try await reader.sample())
      if !isLive { break }
    }
    let last = report(earlier, now)
    if json {
      print(last.json(at: Timestamp.now))
    } else {
      let terminal = Terminal.standardOutput(environment: environment)
      for line in last.lines(width: terminal.width) {
        print(line.rendered(color: terminal.hasColor))
      }
    }
  }

  /// Draws the report in the place of the one before it.
  private static func draw(_ report: StatusReport) {
    let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
    let lines = report.lines(width: terminal.width, height: terminal.height.map { $0 - 1 })
    let text = lines.map { $0.rendered(color: terminal.hasColor) + "\u{1B}[K\n" }.joined()
    FileHandle.standardOutput.write(Data(("\u{1B}[H" + text + "\u{1B}[J").utf8))
  }
}
