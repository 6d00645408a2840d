import ArgumentParser
import Foundation
import Operations
import Reports
import Stages

/// `nianbao parse`: one page in, one record out, for people.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Show one page as a person wants to see it, or as its record.",
    discussion: """
      Beside FILE, FILE.meta.json is read as in a run: {"url", "content_type", "fetched_at", \
      "http_status"}; the flags win. Settings of a page's budgets (NIANBAO_PAGE_MAX_BYTES, … or \
      the file in NIANBAO_CONFIG) hold here as well.

      Exit codes: 0 there is a record; 1 the page is refused; 2 bad usage, or no such file.
      """
  )

  @Argument(help: "The page; - reads standard input.")
  var file: String

  @Option(help: "Where the page was fetched from (default: by the sidecar, or file: and its name).")
  var url: String?

  @Option(help: "Its HTTP Content-Type, such as 'text/html; charset=gbk'.")
  var contentType: String?

  @Flag(help: "Print exactly the record's line that a run writes.")
  var json = false

  @Flag(help: "Show how it was read, and each sum with its outcome.")
  var explain = false

  @Flag(help: ArgumentHelp("Print the page's tables as JSON grids.", visibility: .hidden))
  var jsonGrids = false

  func validate() throws {
    if json, explain || jsonGrids {
      throw ValidationError("--json prints the record alone; leave the other flag out")
    }
  }

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let config = environment["NIANBAO_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    let layers = try SettingsLayers(flags: [:], environment: environment, file: config)
    var reader = SettingsReader(layers)
    let budgets = try Budgets(&reader)
    var reading = try PageInput(path: file, budget: budgets.bytes).read()
    if let url { reading.page.url = url }
    if let contentType { reading.page.contentType = contentType }
    if let warning = reading.warning {
      try Self.write("nianbao: \(warning)\n", to: .standardError)
    }
    do {
      if let refusal = reading.refusal { throw refusal }
      try show(reading.page, budgets, Terminal.standardOutput(environment: environment))
    } catch let refusal as Refusal {
      throw CommandEnd(ExitStatus.failed, words(for: refusal))
    }
  }

  private func show(_ page: RawPage, _ budgets: Budgets, _ terminal: Terminal) throws {
    if jsonGrids {
      let grids = try pageGrids(decode(page, budgets: budgets), budgets: budgets)
      return try Self.write(Self.json(grids), to: .standardOutput)
    }
    if json {
      let lines = transformToLines(page, budgets: budgets, csv: false)
      if let refusal = lines.dead { throw refusal }
      return try Self.write(lines.record, to: .standardOutput)
    }
    let record = try transform(page, budgets: budgets)
    let declared = DeclaredCharset.all(of: page)
    var explanation: Explanation?
    if explain {
      explanation = Explanation(
        record: record,
        declared: declared,
        facts: try PageFacts(decode(page, budgets: budgets), budgets: budgets),
        budgets: budgets
      )
    }
    let lines = PageDrawing(record: record, declared: declared)
      .lines(width: terminal.width, explanation: explanation)
    let text = lines.map { $0.rendered(color: terminal.hasColor) + "\n" }.joined()
    try Self.write(text, to: .standardOutput)
  }

  private func words(for refusal: Refusal) -> String {
    let name = file == "-" ? "standard input" : file
    let reason =
      switch refusal.reason {
      case .empty: "there is no text in it"
      case .notText: "it is no text"
      case .pageTooLarge: "it is too large"
      case .budgetDepth: "its elements are nested too deeply"
      case .budgetCells: "its tables have too many cells"
      case .budgetWork: "it takes too much work"
      case .recordTooLarge: "its record would be too large"
      case .sourceMissing, .sourceUnreadable, .malformedMessage: "it cannot be read"
      case .crashed: "it crashed the process"
      }
    return """
      nianbao: \(name) gives no record: \(reason).
        \(refusal.detail)
        A run makes it a dead letter with the reason \(refusal.reason.rawValue).
      """
  }

  private static func json(_ grids: [[[String]]]) -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for grid in grids {
        json.array { json in
          for row in grid { json.array { json in for slot in row { json.value(slot) } } }
        }
      }
    }
    return json.finish() + [0x0A]
  }

  private static func write(_ text: String, to output: FileHandle) throws {
    try write(Array(text.utf8), to: output)
  }

  private static func write(_ bytes: [UInt8], to output: FileHandle) throws {
    do { try output.write(contentsOf: Data(bytes)) } catch {
      throw CommandEnd(
        ExitStatus.failed,
        "nianbao: the output cannot be written: \(error.localizedDescription)"
      )
    }
  }
}
