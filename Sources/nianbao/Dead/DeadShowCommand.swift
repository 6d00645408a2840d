import ArgumentParser
import Foundation
import Kafka
import Operations
import Stages
import Wire

/// `nianbao dead show`: one dead letter with its page.
struct DeadShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one dead letter: why, where it came from, its headers and its page.",
    discussion: """
      With --raw the page's bytes go to standard output as they were fetched, for example into \
      `nianbao parse -`. A letter that lost its body for its size gets it from the topic of pages, \
      if it is still there.
      """
  )

  @Argument(help: "PARTITION/OFFSET as `dead list` shows it.")
  var place: String

  @OptionGroup var arguments: DeadArguments

  @Flag(help: "Only the page's bytes.")
  var raw = false

  @Flag(help: "Print one JSON object, the body in base64.")
  var json = false

  func run() async throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let task = try DeadTask(&reader)
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    let topics = task.settings.topics
    let place = try DeadText.place(place, topics)
    let (letter, body) = try await task.run(for: "dead show") { patience, progress in
      let reader = LetterReader(task.settings, patience: patience, progress: progress)
      let letter = try await reader.read(place)
      return (letter, try await Self.body(of: letter, topics, reader))
    }
    if raw {
      guard let body else {
        throw CommandEnd(
          ExitStatus.failed,
          "nianbao: \(letter.place) has no body, and its page is not on \(topics.pages) any more"
        )
      }
      return FileHandle.standardOutput.write(Data(body))
    }
    if json { return print(DeadText.json(letter, body: body)) }
    let terminal = Terminal.standardOutput(environment: ProcessInfo.processInfo.environment)
    for line in DeadText.lines(letter, body: body, topics) {
      print(line.rendered(color: terminal.hasColor))
    }
  }

  /// The letter's body, or that of its page.
  private static func body(
    of letter: FoundLetter,
    _ topics: TopicNames,
    _ reader: LetterReader
  ) async throws -> [UInt8]? {
    if let body = letter.message.value { return body }
    guard case .message(topics.pages, let partition, let offset)? = letter.headers.origin else {
      return nil
    }
    return try await reader.message(at: offset, of: TopicPartition(topics.pages, partition))?.value
  }
}
