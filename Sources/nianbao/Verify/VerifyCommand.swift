import ArgumentParser
import Stages

/// `nianbao verify`: proves from the outside that each page is accounted for exactly once.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that each page is in the output exactly once and each file as it was written.",
    discussion: """
      Reads the ledger, every file it names, and the pages; changes nothing. One finding a line on \
      standard output, then a summary. Exit codes: 0 all in order; 3 a hole, a duplicate or a \
      damaged file; 2 bad usage; 1 it could not be done, for example while a run is at work there.
      """
  )

  @OptionGroup var arguments: VerifyArguments

  func run() throws {
    let layers = try SettingsLayers(flags: arguments.given, config: arguments.common.config)
    var reader = SettingsReader(layers)
    let pages = reader.words("pages")
    let out = reader.word("out") ?? ""
    if arguments.common.printConfig {
      print(reader.text)
      return
    }
    try InputFolders.check(pages, for: "verify")
    guard !out.isEmpty else {
      throw CommandEnd.usage("no output folder: give --out DIR (see nianbao verify --help)")
    }
    guard InputFolders.isFolder(out) else { throw CommandEnd.usage("--out \(out) is no folder") }
    let summary: VerifySummary
    do {
      let inputs = pages.map { VerifyInput(kind: "pages", path: $0) }
      summary = try Stages.verify(out: out, inputs: inputs) { finding in
        print(arguments.json ? VerifyText.json(finding) : VerifyText.line(finding))
      }
    } catch {
      throw CommandEnd(failure: error)
    }
    print(arguments.json ? VerifyText.json(summary) : VerifyText.closing(summary, out: out))
    if !summary.isClean { throw CommandEnd(summary.exitCode) }
  }
}
