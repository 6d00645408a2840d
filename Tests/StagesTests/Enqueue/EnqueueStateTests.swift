import FileSink
import Foundation
import Stages
import TestSupport
import Testing

@Suite("The state of a producer")
struct EnqueueStateTests {
  private func open(
    _ folder: TemporaryFolder,
    source: String? = nil,
    input: String = "/data/spool"
  ) throws -> EnqueueState {
    try EnqueueState.open(at: folder.path + "/state", source: source, firstInput: input)
  }

  @Test("keeps its id, its source and the names of its inputs")
  func kept() throws {
    let folder = try TemporaryFolder()
    var id = ""
    do {
      let state = try open(folder)
      id = state.id
      #expect(state.source == "spool")
      #expect(try state.input(.pages, path: "/data/spool") == "p000")
      #expect(try state.input(.warc, path: "/data/spool") == "p001")
    }
    let state = try open(folder, input: "/data/other")
    #expect(state.id == id)
    #expect(state.source == "spool")
    #expect(try state.input(.warc, path: "/data/spool") == "p001")
    #expect(try state.input(.pages, path: "/data/spool") == "p000")
  }

  @Test("two states never have the same id")
  func different() throws {
    let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try open(one).id != open(other).id)
  }

  @Test("works for one process at a time")
  func locked() throws {
    let folder = try TemporaryFolder()
    let state = try open(folder)
    let error = #expect(throws: EnqueueError.self) { try open(folder) }
    #expect(error?.exitCode == 1)
    #expect("\(try #require(error))".contains("\(ProcessInfo.processInfo.processIdentifier)"))
    #expect(state.source == "spool")
  }

  @Test("belongs to one source")
  func otherSource() throws {
    let folder = try TemporaryFolder()
    do {
      let state = try open(folder, source: "one")
      _ = try state.input(.pages, path: "/data/spool")
      try state.notePublished("p000", at: "2024-02-01T08:00:00Z")
    }
    #expect(try open(folder, source: "one").source == "one")
    let error = #expect(throws: EnqueueError.self) { try open(folder, source: "two") }
    #expect(error?.exitCode == 2)
  }

  @Test("may be renamed as long as nothing is published")
  func renamed() throws {
    let folder = try TemporaryFolder()
    let id = try open(folder, source: "one").id
    #expect(try open(folder, source: "two").id == id)
    #expect(try open(folder).source == "two")
  }

  @Test("remembers of each input whether it was published")
  func published() throws {
    let folder = try TemporaryFolder()
    do {
      let state = try open(folder)
      for path in ["/a", "/b"] { _ = try state.input(.pages, path: path) }
      #expect(!state.wasPublished("p000"))
      try state.notePublished("p000", at: "2024-02-01T08:00:00Z")
    }
    let state = try open(folder)
    #expect(state.wasPublished("p000"))
    #expect(!state.wasPublished("p001"))
  }

  @Test("is not made in a folder with other files, nor over a file")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("state/letter.txt")
    #expect(throws: EnqueueError.self) { try open(folder) }
    let file = try TemporaryFolder()
    try file.write("state")
    #expect(throws: EnqueueError.self) { try open(file) }
  }

  @Test("without its main file is no state, and is not begun anew")
  func lost() throws {
    let folder = try TemporaryFolder()
    _ = try open(folder)
    try folder.write("state/p000.pages/00000000000000000000.jsonl", "{}")
    try folder.remove("state/enqueue.json")
    let error = #expect(throws: EnqueueError.self) { try open(folder) }
    #expect(error?.exitCode == 2)
  }

  @Test("that is damaged anywhere is refused")
  func damaged() throws {
    let folder = try TemporaryFolder()
    do {
      let state = try open(folder)
      _ = try state.input(.pages, path: "/data/spool")
    }
    let path = folder.path + "/state/enqueue.json"
    let whole = try Data(contentsOf: URL(filePath: path))
    for length in 0..<(whole.count - 1) {
      try whole.prefix(length).write(to: URL(filePath: path))
      #expect(throws: EnqueueError.self) { try open(folder) }
    }
    try whole.write(to: URL(filePath: path))
    #expect(try open(folder).source == "spool")
  }

  @Test(
    "takes no name that could not be a key",
    arguments: ["", "a/b", "a\nb", String(repeating: "年", count: 41)]
  )
  func names(_ name: String) throws {
    #expect(SourceName.problem(of: name) != nil)
    let folder = try TemporaryFolder()
    #expect(throws: EnqueueError.self) { try open(folder, source: name) }
  }

  @Test("takes the input's last name for the source")
  func defaultName() {
    #expect(SourceName.last(of: "/data/年报 2023/") == "年报 2023")
    #expect(SourceName.last(of: "/") == "root")
    #expect(SourceName.problem(of: "年报 2023") == nil)
  }

  @Test("gives back the ids that were written, and none where there was no page")
  func identities() throws {
    let folder = try TemporaryFolder()
    let ids = (0..<3).map { String(repeating: "0\($0 + 1)", count: 32) }
    do {
      let identities = try PublishedIdentities(path: folder.path + "/p000.ids")
      try identities.write([ids[0], nil], from: 0)
      try identities.write([ids[1]], from: 4)
      try identities.write([ids[2]], from: 4)
    }
    let identities = try PublishedIdentities(path: folder.path + "/p000.ids")
    let found = try identities.identities(at: [0, 1, 2, 4, 5, 1000])
    #expect(found == [0: ids[0], 4: ids[2]])
  }
}
