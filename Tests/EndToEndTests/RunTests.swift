import Foundation
import TestSupport
import Testing

@Suite("nianbao run", .serialized)
struct RunTests {
  @Test(
    "the same bytes come out whatever the number of workers",
    arguments: ["jsonl", "jsonl,csv"]
  )
  func workers(_ format: String) throws {
    let pages = try TemporaryFolder()
    try Corpus.small(2500, in: pages)
    let out = try TemporaryFolder()
    var outputs: [[String: Data]] = []
    for workers in ["1", "2", "5"] {
      let folder = out.path + "/" + workers
      let result = try Command.run(
        ["run", "--pages", pages.path, "--out", folder, "--workers", workers, "--format", format])
      #expect(result.status == 0, "\(result.errors)")
      outputs.append(try OutputFiles.all(folder))
    }
    #expect(outputs[0].count >= (format == "jsonl" ? 4 : 8))
    #expect(outputs[1] == outputs[0])
    #expect(outputs[2] == outputs[0])
  }

  @Test("a directory that grows gives only its new pages work; a second run has nothing to do")
  func grows() throws {
    let pages = try TemporaryFolder()
    let out = try TemporaryFolder()
    let arguments = ["run", "--pages", pages.path, "--out", out.path + "/o"]
    try Corpus.small(300, in: pages)
    #expect(try Command.run(arguments).output.contains("Done: 300 pages"))
    let before = try OutputFiles.all(out.path + "/o")
    #expect(try Command.run(arguments).output.contains("all 300 pages were already done"))
    try Corpus.small(40, in: pages, from: 300)
    try pages.write("0/0/0.html", "<p>changed</p>")
    let grown = try Command.run(arguments)
    #expect(grown.output.contains("Done: 41 pages"))
    #expect(grown.output.contains("300 were done by earlier runs"))
    let after = try OutputFiles.all(out.path + "/o")
    #expect(before.allSatisfy { after[$0.key] == $0.value })
  }

  @Test(
    "pages that are only touched are not done again, compressed or not",
    arguments: ["none", "gz", "zst"]
  )
  func touched(_ compression: String) throws {
    let pages = try TemporaryFolder()
    let out = try TemporaryFolder()
    let arguments = [
      "run", "--pages", pages.path, "--out", out.path + "/o", "--compress", compression,
    ]
    try Corpus.small(150, in: pages)
    #expect(try Command.run(arguments).status == 0)
    for index in 0..<150 {
      try pages.touch("\(index % 7)/\(index % 13)/\(index).html", seconds: 1_600_000_000)
    }
    #expect(try Command.run(arguments).output.contains("all 150 pages were already done"))
  }

  @Test("several directories become partitions in the order of their first use")
  func inputs() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    try Corpus.small(20, in: first)
    try Corpus.small(30, in: second)
    let out = try TemporaryFolder()
    let result = try Command.run(
      ["run", "--pages", second.path, "--pages", first.path, "--out", out.path])
    #expect(result.output.contains("Done: 50 pages"))
    let names = try OutputFiles.all(out.path).keys.filter { $0.hasPrefix("records") }.sorted()
    #expect(names.count == 2)
    #expect(names[0].hasPrefix("records/p000/00000000000000000000-00000000000000000029"))
    #expect(names[1].hasPrefix("records/p001/00000000000000000000-00000000000000000019"))
  }

  @Test("pages that cannot be read are dead letters with a reason, and the rest goes on")
  func unreadable() throws {
    let pages = try TemporaryFolder()
    try pages.write("1.html")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: pages.path + "/2.html",
      withDestinationPath: "2.html"
    )
    try manager.createSymbolicLink(atPath: pages.path + "/3.html", withDestinationPath: "gone")
    try pages.write("4.html")
    let handle = try FileHandle(forWritingTo: URL(filePath: pages.path + "/4.html"))
    try handle.truncate(atOffset: 200 << 20)
    try handle.close()
    try pages.pipe("5.html")
    try pages.write("6.html/7.txt")
    let out = try TemporaryFolder()
    let result = try Command.run(["run", "--pages", pages.path, "--out", out.path])
    #expect(result.status == 0)
    #expect(result.errors.contains("ignored 1"))
    let dead = try OutputFiles.lines(out.path, "dead")
    let reasons = ["source_unreadable", "source_missing", "page_too_large"]
    for (line, reason) in zip(dead, reasons) {
      #expect(line.contains("\"reason\":\"\(reason)\""))
      #expect(line.contains("\"body\":null"))
    }
    #expect(dead[2].contains("\"bytes\":209715200"))
    #expect(try OutputFiles.lines(out.path, "records").count + dead.count == 5)
  }

  @Test("an empty directory is said to be empty and is no error")
  func empty() throws {
    let pages = try TemporaryFolder()
    let out = try TemporaryFolder()
    let result = try Command.run(["run", "--pages", pages.path, "--out", out.path])
    #expect(result.status == 0)
    #expect(result.output.contains("there is no page"))
  }

  @Test("the output may lie inside the directory without becoming input")
  func inside() throws {
    let pages = try TemporaryFolder()
    try Corpus.small(10, in: pages)
    let arguments = ["run", "--pages", pages.path, "--out", pages.path + "/out"]
    #expect(try Command.run(arguments).output.contains("Done: 10 pages"))
    #expect(try Command.run(arguments).output.contains("all 10 pages were already done"))
  }
}
