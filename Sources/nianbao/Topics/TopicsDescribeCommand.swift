import ArgumentParser
import Foundation
import Kafka
import Operations
import Stages

/// `nianbao topics describe`: shows the topics as they are.
struct TopicsDescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Show how the topics are made, and where that is not as `topics create` would.",
    discussion: """
      Exit codes: 0 all topics are there; 1 one is missing; 75 the brokers stayed away.
      """
  )

  @OptionGroup var arguments: TopicsArguments

  @Flag(help: "Print JSON: one object a topic.")
  var json = false

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let settings = try TopicsSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    let topics = settings.plan.topics(settings.kafka.topics)
    let states = try await settings.withTopics(for: "topics describe") { setup in
      try await setup.states(of: topics.map(\.name))
    }
    if json {
      for topic in topics { print(TopicsText.json(topic, states[topic.name])) }
    } else {
      let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
      for line in TopicsText.table(topics, states).drawn(width: terminal.width) {
        print(line.rendered(color: terminal.hasColor))
      }
      for topic in topics {
        guard let state = states[topic.name] else { continue }
        for difference in TopicDifference.all(in: state, from: topic) {
          print(TopicsText.sentence(difference))
        }
      }
    }
    if states.count < topics.count { throw CommandEnd(ExitStatus.failed, missing(topics, states)) }
  }

  private func missing(_ topics: [NewTopic], _ states: [String: TopicState]) -> String {
    let names = topics.map(\.name).filter { states[$0] == nil }
    return "nianbao: not there: \(names.joined(separator: ", ")). `nianbao topics create` makes "
      + "what is missing."
  }
}
