import Foundation

/// `PAGES [--repeat N]`: what every benchmark of this package takes.
package struct Options {
  package let folder: String
  /// How often the whole folder is gone through; all rounds are measured together.
  package let rounds: Int

  /// Reads the command line; leaves with exit code 2 and the usage when it does not fit.
  package init(arguments: [String] = CommandLine.arguments) {
    var folder: String?
    var rounds = 1
    var rest = arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--repeat", let count = rest.popFirst().flatMap(Int.init), count > 0 {
        rounds = count
      } else if folder == nil, !argument.hasPrefix("--") {
        folder = argument
      } else {
        Self.leave(arguments)
      }
    }
    guard let folder else { Self.leave(arguments) }
    self.folder = folder
    self.rounds = rounds
  }

  private static func leave(_ arguments: [String]) -> Never {
    let usage = "usage: \(arguments.first ?? "benchmark") PAGES [--repeat N]\n"
    FileHandle.standardError.write(Data(usage.utf8))
    exit(2)
  }
}
