import ArgumentParser
import Stages

/// `nianbao dead list`: dead letters by their reasons.
struct DeadListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Count the dead letters by their reasons, without those that were sent back."
  )

  @OptionGroup var arguments: DeadArguments

  @Option(help: "Letters to show of each reason (default: 3).")
  var examples: String?

  @Flag(help: "Print JSON: one object a reason.")
  var json = false

  func run() async throws {
    var given = arguments.given
    if let examples { given["examples"] = [examples] }
    let layers = try SettingsLayers(flags: given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let task = try DeadTask(&reader)
    let limit = try reader.number("examples", default: 3, in: 0...1000)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    let groups = try await task.run(for: "dead list") { patience, progress in
      var groups = LetterGroups(examples: limit)
      let reader = LetterReader(task.settings, patience: patience, progress: progress)
      try await reader.readAll { letters in
        for letter in letters { groups.add(letter) }
      }
      return groups.sorted
    }
    if json {
      for group in groups { print(DeadText.json(group)) }
    } else {
      print(DeadText.list(groups))
    }
  }
}
