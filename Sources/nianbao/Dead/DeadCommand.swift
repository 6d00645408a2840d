import ArgumentParser

/// `nianbao dead`: pages that became no record.
struct DeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead",
    abstract: "Look at the pages on Kafka that became no record, and send them back.",
    subcommands: [DeadListCommand.self, DeadShowCommand.self, DeadRetryCommand.self]
  )
}
