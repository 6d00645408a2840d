import Foundation
import TestSupport
import Testing

@Suite("Usage, settings and exit codes")
struct UsageTests {
  @Test(
    "wrong usage is exit 2 and a sentence on standard error",
    arguments: [
      ["run"], ["run", "--pages", "/tmp"], ["run", "--out", "x", "--pages", "/no/such/folder"],
      ["run", "--pages", "/tmp", "--out", "x", "--workers", "0"],
      ["run", "--pages", "/tmp", "--out", "x", "--format", "xml"],
      ["run", "--pages", "/tmp", "--out", "x", "--compress", "rar"],
      ["run", "--bogus"], ["nonsense"], ["run", "--config", "/no/such/file", "--print-config"],
    ]
  )
  func wrong(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
    #expect(result.output.isEmpty)
  }

  @Test("help is exit 0 on standard output", arguments: [["--help"], ["run", "--help"]])
  func help(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE"))
  }

  @Test("a flag beats the environment, the environment the file, the file the default")
  func layers() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "c.yaml",
      "workers: 7\nout: from-file\npage-max-depth: 77\nformat: [jsonl, csv]\n"
    )
    let result = try Command.run(
      ["run", "--config", folder.path + "/c.yaml", "--workers", "3", "--print-config"],
      environment: ["NIANBAO_WORKERS": "5", "NIANBAO_OUT": "from,environment"]
    )
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n").map { $0.replacing(/[ ]+/, with: " ") }
    #expect(lines.contains("workers = 3 (flag --workers)"))
    #expect(lines.contains("out = from,environment (environment NIANBAO_OUT)"))
    #expect(lines.contains("page-max-depth = 77 (config file \(folder.path)/c.yaml)"))
    #expect(lines.contains("format = jsonl,csv (config file \(folder.path)/c.yaml)"))
    #expect(lines.contains("page-max-cells = 200000 (default)"))
  }

  @Test("a key in the config file that no command knows is exit 2 and named")
  func unknownKey() throws {
    let folder = try TemporaryFolder()
    try folder.write("c.yaml", "out: here\npage-max-dept: 77\n")
    let result = try Command.run(
      ["run", "--config", folder.path + "/c.yaml", "--print-config"]
    )
    #expect(result.status == 2)
    #expect(result.errors.contains("'page-max-dept'"))
  }

  @Test("a folder made with other settings is exit 2 and says what differs")
  func otherSettings() throws {
    let pages = try TemporaryFolder()
    try pages.write("1.html")
    let out = try TemporaryFolder()
    let arguments = ["run", "--pages", pages.path, "--out", out.path]
    #expect(try Command.run(arguments).status == 0)
    let result = try Command.run(arguments + ["--compress", "gz"])
    #expect(result.status == 2)
    #expect(result.errors.contains("compression none"))
  }

  @Test("log lines can be JSON")
  func jsonLog() throws {
    let pages = try TemporaryFolder()
    try pages.write("1.html")
    try pages.write("1.html.meta.json", "broken")
    let out = try TemporaryFolder()
    let result = try Command.run(
      ["run", "--pages", pages.path, "--out", out.path, "--log-format", "json"])
    let line = try #require(result.errors.split(separator: "\n").first)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?["level"] == "warning")
    #expect(object?["message"]?.contains("1.html.meta.json") == true)
  }

  @Test("a read-only output folder is exit 1 and says so", .enabled(if: Mount.works))
  func readOnly() throws {
    let pages = try TemporaryFolder()
    try pages.write("1.html")
    let mount = try Mount(kilobytes: 1024)
    try mount.makeReadOnly()
    let result = try Command.run(["run", "--pages", pages.path, "--out", mount.path + "/out"])
    #expect(result.status == 1)
    #expect(result.errors.contains("Read-only"))
  }
}
