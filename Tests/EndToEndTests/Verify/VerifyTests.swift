import FileSink
import Foundation
import TestSupport
import Testing

@Suite("nianbao verify")
struct VerifyTests {
  private let ledger = "ledger/p000.jsonl"

  /// Whether a line begins with the place, carries the code, and says what to do.
  private func isAbout(_ line: String, _ place: String, _ code: String) -> Bool {
    line.hasPrefix(place) && line.contains("[\(code)]. ") && line.hasSuffix(".")
  }

  @Test(
    "an output folder as run left it is in order, compressed or not",
    arguments: [[], ["--format", "jsonl,csv"], ["--compress", "gz"], ["--compress", "zst"]]
  )
  func clean(_ options: [String]) throws {
    let folder = try VerifiedExamples(options)
    let result = try folder.verify()
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(result.output.contains("is in order: 17 pages, each exactly once"))
    #expect(result.output.contains("Compared with 17 pages"))
  }

  @Test("a deleted line: its file and its page are named", arguments: [0, 2, 4])
  func deletedLine(_ line: Int) throws {
    let folder = try VerifiedExamples()
    let file = folder.file("records", run: 1)
    try folder.editLines(file) { $0.remove(at: line) }
    let findings = try folder.findings()
    let page = folder.names[6 + line]
    #expect(
      findings.contains {
        isAbout($0, "\(file) (position \(6 + line)): ", "record_missing") && $0.contains(page)
      }
    )
  }

  @Test("a doubled line: its file and line are named", arguments: [0, 3])
  func doubledLine(_ line: Int) throws {
    let folder = try VerifiedExamples()
    let file = folder.file("records", run: 1)
    try folder.editLines(file) { $0.insert($0[line], at: line + 1) }
    #expect(
      try folder.findings().contains { isAbout($0, "\(file) line \(line + 2): ", "line_doubled") }
    )
  }

  @Test(
    "a flipped byte: its file is named",
    arguments: ["records", "tables/reports", "tables/applications", "tables/findings"]
  )
  func flippedByte(_ top: String) throws {
    let folder = try VerifiedExamples()
    let file = folder.file(top, run: 0)
    let bytes = try folder.read(file)
    for index in [0, bytes.count / 2, bytes.count - 1] {
      var flipped = bytes
      flipped[index] ^= 1
      try folder.write(file, flipped)
      #expect(
        try folder.findings().contains { isAbout($0, "\(file): ", "file_changed") },
        "byte \(index)"
      )
    }
  }

  @Test("a removed file: it is named", arguments: ["records", "tables/reports"])
  func removedFile(_ top: String) throws {
    let folder = try VerifiedExamples()
    let file = folder.file(top, run: 2)
    try folder.out.remove(file)
    #expect(try folder.findings().filter { isAbout($0, "\(file): ", "file_missing") }.count == 1)
  }

  @Test("a ledger line removed from the middle: the gap and its files are named")
  func removedLedgerLine() throws {
    let folder = try VerifiedExamples()
    try folder.editLines(ledger) { $0.remove(at: 1) }
    let findings = try folder.findings()
    #expect(
      findings.contains { isAbout($0, "\(ledger) line 2 (position 6): ", "ledger_gap") }
    )
    let file = folder.file("records", run: 1)
    #expect(findings.contains { isAbout($0, "\(file): ", "file_uncommitted") })
  }

  @Test("the last ledger line removed: its files and its first page are named")
  func removedLastLedgerLine() throws {
    let folder = try VerifiedExamples()
    try folder.editLines(ledger) { $0.removeLast() }
    let findings = try folder.findings()
    let file = folder.file("records", run: 2)
    #expect(findings.contains { isAbout($0, "\(file): ", "file_uncommitted") })
    let page = "\(folder.names[11]) (position 11): "
    #expect(findings.contains { isAbout($0, page, "page_not_processed") })
  }

  @Test("a torn ledger line: it is named", arguments: [1, 40, 200])
  func tornLedgerLine(_ bytes: Int) throws {
    let folder = try VerifiedExamples()
    try folder.write(ledger, folder.read(ledger).dropLast(bytes))
    #expect(try folder.findings().contains { isAbout($0, "\(ledger) line 3", "ledger_torn") })
  }

  @Test(
    "a foreign file: it is named",
    arguments: [
      "notes.txt", "records/notes.txt", "records/p000/copy.jsonl", "tables/reports/p000/~lock",
      "ledger/p000.jsonl.bak",
    ]
  )
  func foreignFile(_ name: String) throws {
    let folder = try VerifiedExamples()
    try folder.write(name, Data("x\n".utf8))
    let findings = try folder.findings()
    #expect(findings.count == 1)
    #expect(findings.allSatisfy { isAbout($0, "\(name): ", "file_foreign") })
  }

  @Test("a file with a committed look that nobody committed: it is named")
  func uncommittedFile() throws {
    let folder = try VerifiedExamples()
    let name = "records/p000/00000000000000000017-00000000000000000020.jsonl"
    try folder.write(name, folder.read(folder.file("records", run: 2)))
    #expect(try folder.findings().contains { isAbout($0, "\(name): ", "file_uncommitted") })
  }

  @Test("an input page that is missing from the output: it is named")
  func missingPage() throws {
    let folder = try VerifiedExamples()
    try folder.pages.write("18-new.html")
    let findings = try folder.findings()
    #expect(findings.count == 1)
    #expect(findings.allSatisfy { isAbout($0, "18-new.html: ", "page_not_listed") })
    #expect(
      try Command.run(["run", "--pages", folder.pages.path, "--out", folder.out.path]).status == 2
    )
    let again = ["run", "--pages", folder.pages.path, "--out", folder.out.path]
    #expect(try Command.run(again + ["--format", "jsonl,csv"]).status == 0)
    #expect(try folder.verify().status == 0)
  }

  @Test("a page that changed since it was processed: it is named")
  func changedPage() throws {
    let folder = try VerifiedExamples()
    let name = folder.names[3]
    try folder.pages.write(name, "<p>别的</p>")
    let findings = try folder.findings()
    #expect(findings.count == 1)
    #expect(findings.allSatisfy { isAbout($0, "\(name) (position 3): ", "page_changed") })
  }

  @Test("a sidecar that changes, goes or comes makes its page another one, for verify and for run")
  func changedSidecar() throws {
    let folder = try VerifiedExamples()
    let name = folder.names[0]
    let run = [
      "run", "--pages", folder.pages.path, "--out", folder.out.path, "--format", "jsonl,csv",
    ]
    let sidecar = name + ".meta.json"
    let changes: [() throws -> Void] = [
      { try folder.pages.write(sidecar, #"{"url":"http://www.yunhe.gov.cn/moved.html"}"#) },
      { try folder.pages.remove(sidecar) },
      { try folder.pages.write(sidecar, #"{"url":"http://www.yunhe.gov.cn/back.html"}"#) },
    ]
    for change in changes {
      try change()
      let findings = try folder.findings()
      #expect(findings.count == 1)
      #expect(findings.allSatisfy { $0.hasPrefix(name) && $0.contains("[page_changed]") })
      #expect(try Command.run(run).output.contains("Done: 1 page in"))
      #expect(try folder.verify().status == 0)
    }
  }

  @Test("names from outside cannot break a line or steer a terminal")
  func controlCharacters() throws {
    let folder = try VerifiedExamples()
    try folder.write("a\nb\u{1B}[2J", Data())
    let findings = try folder.findings()
    #expect(findings.count == 1)
    #expect(findings.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
  }

  @Test("with --json each finding is an object and the last line has the counts")
  func json() throws {
    let folder = try VerifiedExamples()
    try folder.out.remove(folder.file("records", run: 1))
    let result = try folder.verify(["--json"])
    #expect(result.status == 3)
    let objects = try result.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(objects.first?["finding"] as? String == "file_missing")
    #expect(objects.first?["path"] as? String == folder.file("records", run: 1))
    #expect(objects.last?["clean"] as? Bool == false)
    #expect((objects.last?["findings"] as? [String: Int])?["file_missing"] == 1)
  }

  @Test("a folder that a run is at work in is exit 1")
  func locked() throws {
    let folder = try VerifiedExamples()
    let lock = try PartitionLock.take(
      in: Directory.open(folder.out.path + "/ledger"),
      partition: "p000"
    )
    let result = try folder.verify()
    #expect(result.status == 1)
    #expect(result.errors.contains("locked by another process"))
    keep(lock)
  }

  /// Uses the lock, and so holds it up to here.
  private func keep(_ lock: borrowing PartitionLock) {}

  @Test("what verify cannot begin with is exit 2 and a sentence")
  func usage() throws {
    let folder = try VerifiedExamples()
    let empty = try TemporaryFolder()
    let (pages, out) = (folder.pages.path, folder.out.path)
    let wrong = [
      [], ["--pages", pages], ["--out", out], ["--pages", pages, "--out", empty.path],
      ["--pages", pages, "--out", out + "/missing"], ["--pages", pages + "/missing", "--out", out],
      ["--pages", pages, "--out", pages],
    ]
    for arguments in wrong {
      let result = try Command.run(["verify"] + arguments)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.errors.hasPrefix("nianbao: "), "\(arguments)")
      #expect(result.output.isEmpty)
    }
  }

  @Test("the pages and the folder may come from the environment")
  func environment() throws {
    let folder = try VerifiedExamples()
    let environment = ["NIANBAO_PAGES": folder.pages.path, "NIANBAO_OUT": folder.out.path]
    #expect(try Command.run(["verify"], environment: environment).status == 0)
  }
}
