import Kafka
import Stages

extension VerifyCommand {
  /// Verifies the folder of a run.
  func verify(pages: [String], out: [String]) throws {
    if pages.isEmpty {
      throw CommandEnd.usage(
        "nothing to verify: give --pages DIR and --out DIR for what `run` made, or --brokers "
          + "HOST:PORT and every --out DIR for what sinks made (see nianbao verify --help)"
      )
    }
    if arguments.kafka.brokers != nil {
      throw CommandEnd.usage("give either --pages or --brokers: a folder has one origin")
    }
    if arguments.complete || arguments.checkpoint != nil {
      throw CommandEnd.usage("--complete and --checkpoint need --brokers")
    }
    try InputFolders.check(pages, for: "verify")
    guard let folder = out.last else {
      throw CommandEnd.usage("no output folder: give --out DIR (see nianbao verify --help)")
    }
    guard out.count == 1 else {
      throw CommandEnd.usage("a run has one --out: give one, or --brokers for those of sinks")
    }
    guard InputFolders.isFolder(folder) else {
      throw CommandEnd.usage("--out \(folder) is no folder")
    }
    let summary: VerifySummary
    do {
      let inputs = pages.map { VerifyInput(kind: "pages", path: $0) }
      summary = try Stages.verify(out: folder, inputs: inputs) { finding in
        print(arguments.json ? VerifyText.json(finding) : VerifyText.line(finding))
      }
    } catch {
      throw CommandEnd(failure: error)
    }
    print(arguments.json ? VerifyText.json(summary) : VerifyText.closing(summary, out: folder))
    if !summary.isClean { throw CommandEnd(ExitStatus.verifyFound) }
  }
}
