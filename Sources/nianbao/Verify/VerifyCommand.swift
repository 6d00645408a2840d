import ArgumentParser
import Kafka
import Stages

/// `nianbao verify`: proves from the outside that each page is accounted for exactly once.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that each page is accounted for exactly once and each file as it was written.",
    discussion: """
      With --pages it looks through the folder of a run: the ledger, every file it names, and the \
      pages. With --brokers it looks through the topics and the folders of all sinks: each page that \
      the workers have committed is the origin of one record or dead letter, each record that the \
      sinks have committed is one row in the files, byte for byte. Nothing is changed but the \
      checkpoint. One finding a line on standard output, then a summary. Exit codes: 0 all in \
      order; 3 a hole, a duplicate or a damaged file; 2 bad usage; 1 it could not be done, for \
      example while a run is at work there; 75 the brokers stayed away.
      """
  )

  @OptionGroup var arguments: VerifyArguments

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let pages = reader.words("pages")
    let out = reader.paths("out")
    let kafka = try KafkaSettings(&reader, patience: 30)
    let groups = try GroupSettings(&reader, topics: kafka.topics)
    let checkpoint = reader.word("checkpoint")
    let log = try LogSettings(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    // Brokers of the environment are for other commands, too; pages are for this one.
    guard pages.isEmpty, !kafka.client.brokers.isEmpty else {
      return try verify(pages: pages, out: out)
    }
    for path in out where !InputFolders.isFolder(path) {
      throw CommandEnd.usage("--out \(path) is no folder")
    }
    let settings = TopicVerifySettings(
      client: kafka.client,
      topics: kafka.topics,
      recordsTopic: groups.recordsTopic,
      workGroup: groups.workers,
      sinkGroup: groups.sinks,
      out: out,
      isComplete: arguments.complete,
      checkpoint: checkpoint,
      patience: kafka.patience
    )
    try await verify(settings, ServiceCommand(log), kafka)
  }
}
