import ArgumentParser
import Stages

/// `nianbao dead retry`: sends dead letters back to the pages.
struct DeadRetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Send dead letters back to the pages, to be tried again.",
    discussion: """
      Each page goes back as it was fetched, with its headers and an attempt more, in one \
      transaction with the mark that it did: a retry that is killed sends nothing twice, and what \
      was sent back leaves the list. Exit codes: 0 done, letters that could not be sent back \
      included; 1 a letter is not there; 75 the brokers stayed away.
      """
  )

  @Argument(help: "PARTITION/OFFSET of letters as `dead list` shows them.")
  var places: [String] = []

  @OptionGroup var arguments: DeadArguments

  @Option(help: "All letters with this reason; may be given several times.")
  var reason: [String] = []

  @Flag(help: "All letters.")
  var all = false

  @Option(help: "How often a page may be sent back (default: 3).")
  var maxAttempts: String?

  @Flag(help: "Only say what would be sent back.")
  var dryRun = false

  func run() async throws {
    var given = arguments.given
    if let maxAttempts { given["max-attempts"] = [maxAttempts] }
    let layers = try SettingsLayers(flags: given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let task = try DeadTask(&reader)
    let limit = try reader.number("max-attempts", default: 3, in: 1...1_000_000)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    let choice = try choice(task.settings)
    let isRehearsal = dryRun
    let report = try await task.run(for: "dead retry") { patience, progress in
      let retry = DeadRetry(
        task.settings,
        choice: choice,
        maxAttempts: limit,
        isRehearsal: isRehearsal,
        patience: patience,
        progress: progress,
        time: { Timestamp.now }
      )
      return try await retry.run()
    }
    print(DeadText.closing(report, task.settings.topics, isRehearsal: dryRun))
  }

  private func choice(_ settings: DeadSettings) throws -> LetterChoice {
    let ways = [!places.isEmpty, !reason.isEmpty, all].count { $0 }
    guard ways == 1 else {
      throw CommandEnd.usage(
        "say which letters: PARTITION/OFFSET, --reason REASON or --all (one of them)"
      )
    }
    if all { return .all }
    if !reason.isEmpty { return .reasons(Set(reason)) }
    return .places(Set(try places.map { try DeadText.place($0, settings.topics) }))
  }
}
