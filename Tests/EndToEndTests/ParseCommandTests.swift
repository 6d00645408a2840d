import Foundation
import TestSupport
import Testing

@Suite("parse: one page for people")
struct ParseCommandTests {
  private static let examples = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../Examples/pages")
    .standardizedFileURL.path(percentEncoded: false)

  private static var pages: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: examples))?
      .filter { !$0.hasSuffix(".meta.json") }.sorted() ?? []
  }

  private func parse(
    _ page: String,
    _ flags: String...,
    columns: Int = 80
  ) throws -> Command.Result {
    try Command.run(
      ["parse", Self.examples + "/" + page] + flags,
      environment: ["COLUMNS": "\(columns)"]
    )
  }

  @Test("--json prints the bytes that a run writes, sidecars and all")
  func sameAsRun() throws {
    let out = try TemporaryFolder()
    let run = try Command.run(["run", "--pages", Self.examples, "--out", out.path + "/out"])
    #expect(run.status == 0)
    let parsed = try Self.pages.map { try parse($0, "--json") }
    #expect(parsed.allSatisfy { $0.status == 0 && $0.errors.isEmpty })
    #expect(!parsed.isEmpty)
    let lines = try OutputFiles.lines(out.path + "/out", "records")
    #expect(Set(lines.map { $0 + "\n" }) == Set(parsed.map(\.output)))
    #expect(lines.count == parsed.count)
  }

  @Test("every example fits its terminal and carries no escape sequence", arguments: pages)
  func fits(_ page: String) throws {
    for columns in [40, 80, 120] {
      let result = try parse(page, "--explain", columns: columns)
      #expect(result.status == 0)
      #expect(!result.output.unicodeScalars.contains("\u{1B}"))
      for line in result.output.split(separator: "\n") {
        // Nothing but Han and full-width marks is wide on these pages.
        let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
        #expect(width <= columns, "\(line)")
      }
    }
  }

  @Test("a report shows its header, its tables with their numbers, and its sections")
  func report() throws {
    let text = try parse("01-yunhe-finance-2022.html").output
    #expect(text.hasPrefix("云禾县财政局2022年政府信息公开工作年度报告\n"))
    for part in [
      "annual report", "2022-01-01 to 2022-12-31", "2021_30", "42 hold, 0 fail",
      "declared by the HTTP header", "Sections (6)", "法人或其他组织", "结果维持",
    ] { #expect(text.contains(part), "\(part)") }
    let lines = text.split(separator: "\n").map { $0.filter { $0 != " " } }
    #expect(lines.contains("│一、本年新收申请数量│31│6│0│1│2│0│40│"))
    #expect(lines.contains("│1.本机关不掌握相关政府信息│8│1│0│0│1│0│10│"))
    #expect(lines.contains("│行政复议│1│0│1│0│2│"))
    #expect(lines.contains("│行政事业性收费│318.7625│"))
  }

  @Test("a sum that fails is marked at its cell and told in the findings")
  func failures() throws {
    let text = try parse("10-lingze-water-2021.html").output
    #expect(text.contains("26←↑"))
    #expect(text.contains("inconsistent"))
    #expect(text.contains("Findings (4)"))
    #expect(text.contains("expected 20, found 26"))
  }

  @Test("a charset that lost is named, and where it was declared")
  func charset() throws {
    let text = try parse("04-lanyu-county-2021.html").output.replacing("\n", with: " ")
    #expect(text.contains("gb18030, judged by the bytes"))
    #expect(text.contains("is overruled"))
  }

  @Test("tables that are not there as text say what stands in their place")
  func absent() throws {
    #expect(try parse("14-boling-insurance-2023.html").output.contains("only as a picture"))
    let shell = try parse("15-qihu-police-2020.html").output
    #expect(shell.contains("a file that the page links to"))
    #expect(shell.contains("Attachments ("))
    let other = try parse("17-liaohu-list.html").output
    #expect(other.contains("not a report: a list of reports"))
    #expect(!other.contains("┌"))
  }

  @Test("--explain names each sum and the declared charsets")
  func explain() throws {
    let text = try parse("05-yanhu-resources-2020.html", "--explain").output
    #expect(text.contains("How it was read"))
    #expect(text.contains("applicant_sum"))
    #expect(text.contains("unknown"))
    #expect(text.contains("of 8,388,608 bytes"))
  }

  @Test("standard input is a page like a file, and flags beat the sidecar")
  func standardInput() throws {
    let folder = try TemporaryFolder()
    let page = "<title>云溪县</title><p>云溪县财政局<p>公开<p>信息"
    try folder.write("a.html", page)
    try folder.write("a.html.meta.json", #"{"url": "http://x.example/", "content_type": "a/b"}"#)
    let flags = ["--url", "http://y.example/a", "--content-type", "text/html", "--json"]
    let file = try Command.run(["parse", folder.path + "/a.html"] + flags)
    let input = try Command.run(["parse", "-"] + flags, input: Array(page.utf8))
    #expect(file.status == 0)
    #expect(file.output == input.output)
    #expect(file.output.contains(#""url":"http://y.example/a""#))
  }

  @Test("a sidecar that is none is a warning, not an end")
  func brokenSidecar() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.html")
    try folder.write("a.html.meta.json", "[")
    let result = try Command.run(["parse", folder.path + "/a.html"])
    #expect(result.status == 0)
    #expect(result.errors.contains("a.html.meta.json"))
  }

  @Test(
    "a refused page is exit 1 with its reason on standard error",
    arguments: [("", "empty"), ("%PDF-1.7\n%x", "not_text")]
  )
  func refused(_ content: String, _ reason: String) throws {
    for flags in [[], ["--json"], ["--json-grids"]] {
      let result = try Command.run(["parse", "-"] + flags, input: Array(content.utf8))
      #expect(result.status == 1)
      #expect(result.errors.contains(reason))
      #expect(result.output.isEmpty)
    }
  }

  @Test("a page over a budget of the environment is refused as in a run")
  func budget() throws {
    let result = try Command.run(
      ["parse", Self.examples + "/01-yunhe-finance-2022.html"],
      environment: ["NIANBAO_PAGE_MAX_BYTES": "100"]
    )
    #expect(result.status == 1)
    #expect(result.errors.contains("page_too_large"))
  }

  @Test("no file, a folder, or wrong flags are exit 2")
  func usage() throws {
    for arguments in [["/no/such/page.html"], ["/tmp"], [], ["-", "--json", "--explain"]] {
      let result = try Command.run(["parse"] + arguments)
      #expect(result.status == 2)
      #expect(!result.errors.isEmpty)
    }
  }

  @Test("a hostile title does not reach the terminal as control sequences")
  func hostile() throws {
    let page = "<title>云溪县\u{1B}]0;x\u{7}\u{1B}[2J2022年政府信息公开年度报告</title><p>a<p>b"
    let result = try Command.run(["parse", "-"], input: Array(page.utf8))
    #expect(result.status == 0)
    #expect(result.output.contains("云溪县"))
    #expect(!result.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test("--json-grids prints the slots of every table")
  func grids() throws {
    let page =
      "<table><tr><td colspan=2>县<td><table><tr><td>内</table>外<tr><td rowspan=9>1<br>2"
      + "<td>&nbsp;<td></table>"
    let result = try Command.run(["parse", "-", "--json-grids"], input: Array(page.utf8))
    #expect(result.output == #"[[["县","县","外"],["1 2","",""]],[["内"]]]"# + "\n")
  }
}
