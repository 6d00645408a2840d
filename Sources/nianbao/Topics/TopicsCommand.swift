import ArgumentParser

/// `nianbao topics`: the topics of an installation.
struct TopicsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract: "Make the topics, or look at how they are made.",
    subcommands: [TopicsCreateCommand.self, TopicsDescribeCommand.self]
  )
}
