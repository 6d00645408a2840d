import FileSink
import Foundation
import Glibc
import Testing

@Suite("The output folder")
struct OutputFolderTests {
  @Test("A new folder gets a manifest with every setting, and missing folders above it are made")
  func fresh() throws {
    let folder = try TemporaryFolder()
    let output = try openFolder(folder, "a/b/out", formats: [.jsonl, .csv], compression: .zst)
    let text = String(decoding: try folder.read("a/b/out/nianbao.json"), as: UTF8.self)
    #expect(
      text == #"{"layout":1,"made_by":"run","inputs":[],"formats":["jsonl","csv"],"#
        + #""compression":"zst","parser":"1.0.0","volume":"\#(output.manifest.volume)"}"# + "\n"
    )
    #expect(UUID(uuidString: output.manifest.volume) != nil)
    #expect(output.otherParser == nil)
  }

  @Test("Inputs get partitions in order of first use and keep them in later runs")
  func partitions() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("a \"quoted\" 网页")
    var first = try openFolder(folder)
    #expect(try first.partition(forInput: "pages", path: folder.path) == "p000")
    let odd = folder.path("a \"quoted\" 网页")
    #expect(try first.partition(forInput: "pages", path: odd) == "p001")
    #expect(try first.partition(forInput: "warc", path: folder.path) == "p002")
    var second = try openFolder(folder)
    #expect(try second.partition(forInput: "pages", path: odd + "/../a \"quoted\" 网页/") == "p001")
    #expect(try second.partition(forInput: "pages", path: folder.path) == "p000")
    #expect(second.manifest == first.manifest)
    let written = try folder.read("out/nianbao.json")
    let object = try JSONSerialization.jsonObject(with: Data(written)) as? [String: Any]
    let inputs = object?["inputs"] as? [[String: String]]
    #expect(inputs?.map { $0["path"] } == [folder.path, odd, folder.path])
  }

  @Test("Two runs that add inputs at the same time see each other's partitions")
  func concurrentInputs() throws {
    let folder = try TemporaryFolder()
    var one = try openFolder(folder)
    var other = try openFolder(folder)
    #expect(try one.partition(forInput: "pages", path: "/") == "p000")
    #expect(try other.partition(forInput: "pages", path: "/tmp") == "p001")
    #expect(try one.partition(forInput: "pages", path: "/tmp") == "p001")
  }

  @Test("A folder with other settings is refused with exit code 2 and every difference named")
  func mismatch() throws {
    let folder = try TemporaryFolder()
    _ = try openFolder(folder, formats: [.jsonl], compression: .none)
    let before = try folder.files()
    let error = #expect(throws: FileSinkError.self) {
      try openFolder(folder, formats: [.jsonl, .csv], compression: .gz)
    }
    #expect(
      error
        == .manifestMismatch(
          path: folder.path("out"),
          differences: [
            "it has --format jsonl, the command jsonl,csv",
            "it has compression none, the command gz",
          ]
        )
    )
    #expect(error?.exitCode == 2)
    #expect(try folder.files() == before)
  }

  @Test("The order of formats does not matter")
  func formatOrder() throws {
    let folder = try TemporaryFolder()
    _ = try openFolder(folder, formats: [.jsonl, .csv])
    _ = try openFolder(folder, formats: [.csv, .jsonl])
  }

  @Test("A folder made with another parser is used, and the caller is told")
  func otherParser() throws {
    let folder = try TemporaryFolder()
    _ = try openFolder(folder, parser: "1.0.0")
    #expect(try openFolder(folder, parser: "1.1.0").otherParser == "1.0.0")
  }

  @Test("A file given as --out is refused")
  func fileAsFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write([], "out")
    #expect(throws: FileSinkError.notAFolder(path: folder.path("out"))) { try openFolder(folder) }
  }

  @Test("A folder with other people's files is refused and left as it is")
  func foreignFolder() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("out")
    try folder.write([1], "out/thesis.txt")
    #expect(throws: FileSinkError.foreignFolder(path: folder.path("out"), found: "thesis.txt")) {
      try openFolder(folder)
    }
    #expect(try folder.files() == ["out/thesis.txt": [1]])
  }

  @Test("A folder with a ledger but no manifest is refused")
  func lostManifest() throws {
    let folder = try TemporaryFolder()
    _ = try openSink(folder)
    try folder.remove("out/nianbao.json")
    #expect(throws: FileSinkError.self) { try openFolder(folder) }
  }

  @Test("A first start that was killed before its manifest was in place is started again")
  func killedFirstStart() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("out/ledger")
    try folder.write([], "out/ledger/nianbao.lock")
    try folder.write(Array(#"{"layout":1,"#.utf8), "out/ledger/nianbao.json.tmp")
    _ = try openFolder(folder)
    #expect(try folder.files().keys.sorted() == ["out/nianbao.json"])
  }

  @Test(
    "A manifest that is damaged or of another layout is refused with exit code 2",
    arguments: [
      "", "{", "[]", #"{"layout":2}"#, #"{"layout":1}"#, "\u{0}",
      #"{"layout":1,"made_by":"run","inputs":[],"formats":["xml"],"compression":"none","#
        + #""parser":"1","volume":"v"}"#,
      #"{"layout":1,"made_by":"run","inputs":[{"partition":"../x","kind":"pages","path":"/"}],"#
        + #""formats":[],"compression":"none","parser":"1","volume":"v"}"#,
    ]
  )
  func damagedManifest(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("out")
    try folder.write(Array(text.utf8), "out/nianbao.json")
    let error = #expect(throws: FileSinkError.self) { try openFolder(folder) }
    #expect(error?.exitCode == 2)
    #expect(try folder.read("out/nianbao.json") == Array(text.utf8))
  }

  @Test("A manifest edited with white space and unknown keys is still read")
  func editedManifest() throws {
    let folder = try TemporaryFolder()
    let output = try openFolder(folder)
    var text = String(decoding: try folder.read("out/nianbao.json"), as: UTF8.self)
    text = text.replacingOccurrences(of: "{\"layout\"", with: "{\n \"note\": [1.5e3],\n \"layout\"")
    try folder.write(Array(text.utf8), "out/nianbao.json")
    #expect(try openFolder(folder).manifest == output.manifest)
  }

  @Test("A folder that cannot be written to is a clear error with exit code 1")
  func readOnly() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("locked")
    // Root may write anywhere, so for root the kernel's own tree, where nobody may make a folder.
    let parent = getuid() == 0 ? "/proc/self" : folder.path("locked")
    _ = unsafe chmod(folder.path("locked"), 0o555)
    let error = #expect(throws: FileSinkError.self) {
      try OutputFolder.open(at: parent + "/out", formats: [], compression: .none, parser: "1")
    }
    guard case .system("mkdir", parent + "/out", _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(error?.exitCode == 1)
  }
}
