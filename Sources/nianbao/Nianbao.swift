import ArgumentParser
import Foundation

/// The command as a whole.
@main
struct Nianbao: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nianbao",
    abstract: "Turns annual disclosure reports, as raw web pages, into validated records.",
    discussion: """
      Settings resolve as flag > environment (NIANBAO_OUT, …) > config file (--config, YAML) > \
      default; --print-config shows each one.

      Exit codes: 0 done; 1 the work failed; 2 bad usage or configuration; 3 verify found a hole, \
      a duplicate or a damaged file; 75 brokers stayed away; 130 and 143 stopped by a signal.
      """,
    subcommands: [
      RunCommand.self,
      EnqueueCommand.self,
      WorkCommand.self,
      SinkCommand.self,
      TopicsCommand.self,
      StatusCommand.self,
      VerifyCommand.self,
      DeadCommand.self,
      ParseCommand.self,
    ]
  )

  static func main() async {
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// The arguments, with `-XNAME=VALUE` as two words: as one, the `=` would part name and value.
  private static var arguments: [String] {
    CommandLine.arguments.dropFirst().flatMap { word in
      word.hasPrefix("-X") && word.count > 2 ? ["-X", String(word.dropFirst(2))] : [word]
    }
  }

  /// Says what is wrong and ends the process with the documented code.
  private static func end(with error: any Error) -> Never {
    if let end = error as? CommandEnd {
      if let message = end.message { FileHandle.standardError.write(Data((message + "\n").utf8)) }
      Foundation.exit(end.code)
    }
    let text = fullMessage(for: error)
    // Asked-for help goes to standard output; what ArgumentParser calls 64 is 2 here.
    let asked = exitCode(for: error).isSuccess
    let output = asked ? FileHandle.standardOutput : FileHandle.standardError
    if !text.isEmpty { output.write(Data((text + "\n").utf8)) }
    Foundation.exit(asked ? ExitStatus.done : ExitStatus.usage)
  }
}
