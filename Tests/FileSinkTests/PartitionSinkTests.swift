import FileSink
import Testing

@Suite("Committing batches")
struct PartitionSinkTests {
  @Test("A batch becomes one file a folder, named by its range, and one ledger line")
  func fresh() throws {
    let folder = try TemporaryFolder()
    let sink = try openSink(folder)
    #expect(sink.next == 0)
    let batch = contents(0..<3)
    try sink.commit(next: 3, contents: batch, at: someTime)
    #expect(sink.next == 3)
    let name = "p000/00000000000000000000-00000000000000000002"
    let files = try folder.files(under: "out")
    #expect(
      files.keys.sorted() == [
        "dead/\(name).jsonl", "ledger/p000.jsonl", "nianbao.json", "records/\(name).jsonl",
        "tables/reports/\(name).csv",
      ]
    )
    #expect(files["records/\(name).jsonl"] == batch[0].bytes)
    #expect(files["tables/reports/\(name).csv"] == batch[1].bytes)
    #expect(files["dead/\(name).jsonl"] == batch[2].bytes)
    let line = try LedgerEntry(
      line: try folder.read("out/ledger/p000.jsonl").dropLast(),
      partition: "p000"
    )
    #expect(line.first == 0 && line.next == 3 && line.at == someTime)
    #expect(line.files.map(\.rows) == [3, 3, 1])
    for file in line.files {
      let digest = try run("/usr/bin/sha256sum", [folder.path("out/\(file.path)")]).output
      #expect(String(decoding: digest.prefix(64), as: UTF8.self) == file.sha256)
      #expect(Int64(files[file.path]?.count ?? -1) == file.bytes)
    }
  }

  @Test("A later run goes on where the last one ended, and ranges follow each other")
  func resume() throws {
    let folder = try TemporaryFolder()
    try openSink(folder).commit(next: 3, contents: contents(0..<3), at: someTime)
    let sink = try openSink(folder)
    #expect(sink.next == 3)
    try sink.commit(next: 4, contents: contents(3..<4), at: someTime)
    try sink.commit(next: 1000, contents: contents(4..<1000), at: someTime)
    #expect(
      try folder.files(under: "out/records/p000").keys.sorted() == [
        "00000000000000000000-00000000000000000002.jsonl",
        "00000000000000000003-00000000000000000003.jsonl",
        "00000000000000000004-00000000000000000999.jsonl",
      ]
    )
  }

  @Test("Contents without rows become no file; a batch of none still moves the position")
  func emptyContents() throws {
    let folder = try TemporaryFolder()
    let sink = try openSink(folder)
    var batch = contents(0..<3)
    batch[1].rows = 0
    batch[2].rows = 0
    try sink.commit(next: 3, contents: batch, at: someTime)
    try sink.commit(next: 7, contents: [], at: someTime)
    #expect(sink.next == 7)
    let names = try folder.files(under: "out").keys
    #expect(names.filter { $0.contains("p000/") }.count == 1)
  }

  @Test("Two inputs have partitions, ledgers and locks of their own")
  func twoPartitions() throws {
    let folder = try TemporaryFolder()
    var output = try openFolder(folder)
    let one = try PartitionSink.open(
      folder: output,
      partition: try output.partition(forInput: "pages", path: "/")
    )
    let other = try PartitionSink.open(
      folder: output,
      partition: try output.partition(forInput: "pages", path: "/tmp")
    )
    try one.commit(next: 2, contents: contents(0..<2), at: someTime)
    try other.commit(next: 5, contents: contents(0..<5), at: someTime)
    #expect(one.next == 2 && other.next == 5)
  }

  @Test("A range that is empty or runs back is refused and changes nothing")
  func invalidRange() throws {
    let folder = try TemporaryFolder()
    let sink = try openSink(folder)
    try sink.commit(next: 3, contents: contents(0..<3), at: someTime)
    let before = try folder.files()
    for next: Int64 in [3, 2, 0, -1, .min] {
      #expect(throws: FileSinkError.self) {
        try sink.commit(next: next, contents: [], at: someTime)
      }
    }
    var twice = contents(3..<4)
    twice.append(twice[0])
    #expect(throws: FileSinkError.self) { try sink.commit(next: 4, contents: twice, at: someTime) }
    var outside = contents(3..<4)
    outside[0].folder = "../records"
    #expect(throws: FileSinkError.self) {
      try sink.commit(next: 4, contents: outside, at: someTime)
    }
    #expect(try folder.files() == before)
    try sink.commit(next: 4, contents: contents(3..<4), at: someTime)
  }

  @Test("A file that already has the final name stays as it is and nothing is committed")
  func finalNameTaken() throws {
    let folder = try TemporaryFolder()
    let sink = try openSink(folder)
    try folder.makeFolder("out/tables/reports/p000")
    let name = "out/tables/reports/p000/00000000000000000000-00000000000000000002.csv"
    try folder.write([7], name)
    let error = #expect(throws: FileSinkError.self) {
      try sink.commit(next: 3, contents: contents(0..<3), at: someTime)
    }
    guard case .uncommittedFile(folder.path(name), _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(try folder.read(name) == [7])
    #expect(try folder.read("out/ledger/p000.jsonl").isEmpty)
    #expect(try folder.files(under: "out/staging").isEmpty)
  }

  @Test("A link in the place of a folder is refused before anything is committed")
  func linkedFolder() throws {
    let folder = try TemporaryFolder()
    let sink = try openSink(folder)
    try folder.makeFolder("elsewhere")
    try run("/bin/ln", ["-s", folder.path("elsewhere"), folder.path("out/records")])
    #expect(throws: FileSinkError.self) {
      try sink.commit(next: 3, contents: contents(0..<3), at: someTime)
    }
    #expect(try folder.read("out/ledger/p000.jsonl").isEmpty)
    #expect(try folder.files(under: "elsewhere").isEmpty)
  }
}
