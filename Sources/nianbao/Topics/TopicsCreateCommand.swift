import ArgumentParser
import Stages

/// `nianbao topics create`: makes the topics that are missing.
struct TopicsCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make the topics that are missing, and compare those that are there.",
    discussion: """
      PREFIX.pages, PREFIX.records and PREFIX.dead are kept for their time and never compacted; \
      PREFIX.progress is compacted and has one partition. A topic that is there is not changed: \
      what differs is named. Exit codes: 0 all topics are there; 1 one was refused, or one that is \
      there would lose or refuse messages; 75 the brokers stayed away.
      """
  )

  @OptionGroup var arguments: TopicsArguments

  @Flag(help: "Only say what would be made, after asking the brokers whether it could be.")
  var dryRun = false

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let settings = try TopicsSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    let topics = settings.plan.topics(settings.kafka.topics)
    let isRehearsal = dryRun
    let outcomes = try await settings.withTopics(for: "topics create") { setup in
      try await setup.make(topics, isRehearsal: isRehearsal)
    }
    for (topic, outcome) in zip(topics, outcomes) {
      print(TopicsText.line(topic, outcome, isRehearsal: dryRun))
    }
    let isGood = outcomes.allSatisfy { outcome in
      switch outcome {
      case .made: true
      case .there(let differences): differences.allSatisfy { $0.harm == nil }
      case .refused: false
      }
    }
    if !isGood { throw CommandEnd(ExitStatus.failed) }
  }
}
