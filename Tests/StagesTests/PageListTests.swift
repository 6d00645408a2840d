import Stages
import TestSupport
import Testing

@Suite("The page list")
struct PageListTests {
  /// Answers with the identities it is given, as if earlier runs had written them.
  private struct KnownOutput: EarlierOutput {
    var identities: [Int: String] = [:]

    func identities(at positions: [Int]) -> [Int: String] {
      identities.filter { positions.contains($0.key) }
    }
  }

  private struct Fixture {
    let pages: TemporaryFolder
    let out: TemporaryFolder

    init() throws {
      pages = try TemporaryFolder()
      out = try TemporaryFolder()
    }

    var directory: PageDirectory { PageDirectory(path: pages.path, budget: 1 << 20) }
    var folder: String { out.path + "/p000.pages" }

    func update(next: Int, _ known: [Int: String] = [:]) throws -> PageListUpdate.Outcome {
      try PageListUpdate(folder: folder, directory: directory, next: next)
        .run(earlier: KnownOutput(identities: known))
    }

    func list(from start: Int = 0) throws -> [String] {
      var reader = PageListReader(parts: try PageListPart.all(in: folder), from: start)
      var lines: [String] = []
      while let page = try reader.next() {
        lines.append("\(page.position) \(String(decoding: page.entry.path, as: UTF8.self))")
      }
      return lines
    }

    /// The identities of the listed pages as they are now.
    func identities() throws -> [Int: String] {
      var reader = PageListReader(parts: try PageListPart.all(in: folder), from: 0)
      var known: [Int: String] = [:]
      while let page = try reader.next() {
        known[page.position] = directory.read(page.entry).identity
      }
      return known
    }
  }

  @Test("the first run fixes the order, and reading may start anywhere")
  func first() throws {
    let fixture = try Fixture()
    for name in ["b.html", "a/1.html", "c.html"] { try fixture.pages.write(name) }
    let outcome = try fixture.update(next: 0)
    #expect(outcome.end == 3)
    #expect(try fixture.list() == ["0 a/1.html", "1 b.html", "2 c.html"])
    #expect(try fixture.list(from: 2) == ["2 c.html"])
    #expect(try fixture.list(from: 3).isEmpty)
  }

  @Test("new files get positions at the end; the old keep theirs")
  func grows() throws {
    let fixture = try Fixture()
    for name in ["b.html", "d.html"] { try fixture.pages.write(name) }
    _ = try fixture.update(next: 0)
    for name in ["a.html", "c.html"] { try fixture.pages.write(name) }
    #expect(try fixture.update(next: 2).added == 2)
    try fixture.pages.write("0.html")
    #expect(try fixture.update(next: 4).end == 5)
    let expected = ["0 b.html", "1 d.html", "2 a.html", "3 c.html", "4 0.html"]
    #expect(try fixture.list() == expected)
    #expect(try fixture.list(from: 3) == Array(expected[3...]))
    #expect(try fixture.update(next: 5).added == 0)
  }

  @Test("a file that is only touched is not listed again, a changed one is, once")
  func changed() throws {
    let fixture = try Fixture()
    try fixture.pages.write("same.html")
    try fixture.pages.write("other.html", "one")
    _ = try fixture.update(next: 0)
    let known = try fixture.identities()
    try fixture.pages.touch("same.html", seconds: 1_000_000_000)
    try fixture.pages.write("other.html", "two")
    try fixture.pages.touch("other.html", seconds: 1_000_000_000)
    #expect(try fixture.update(next: 2, known).added == 1)
    #expect(try fixture.list() == ["0 other.html", "1 same.html", "2 other.html"])
    #expect(try fixture.update(next: 3, known).added == 0)
  }

  @Test("a file that changed before its turn keeps its one position")
  func pending() throws {
    let fixture = try Fixture()
    try fixture.pages.write("1.html", "one")
    _ = try fixture.update(next: 0)
    try fixture.pages.write("1.html", "longer than one")
    #expect(try fixture.update(next: 0).added == 0)
  }

  @Test("a touched file whose earlier result is not found counts as changed")
  func unknown() throws {
    let fixture = try Fixture()
    try fixture.pages.write("1.html")
    _ = try fixture.update(next: 0)
    try fixture.pages.touch("1.html", seconds: 1_000_000_000)
    #expect(try fixture.update(next: 1).added == 1)
  }

  @Test("removed files and an emptied directory leave the list as it is")
  func removed() throws {
    let fixture = try Fixture()
    try fixture.pages.write("1.html")
    _ = try fixture.update(next: 0)
    try fixture.pages.remove("1.html")
    #expect(try fixture.update(next: 1).end == 1)
    #expect(try fixture.list() == ["0 1.html"])
  }

  @Test("an unfinished part of a killed run is not seen and goes away")
  func unfinished() throws {
    let fixture = try Fixture()
    try fixture.pages.write("1.html")
    _ = try fixture.update(next: 0)
    try fixture.out.write("p000.pages/00000000000000000001.jsonl.unfinished", "{\"path\":\"x")
    #expect(try fixture.list() == ["0 1.html"])
    #expect(try fixture.update(next: 1).end == 1)
  }

  @Test("a damaged line and a missing part are errors that name the file")
  func damaged() throws {
    let fixture = try Fixture()
    try fixture.pages.write("1.html")
    _ = try fixture.update(next: 0)
    try fixture.out.write("p000.pages/00000000000000000005.jsonl", "{}\n")
    #expect(throws: PageListError.self) { try fixture.list() }
    try fixture.out.write("p000.pages/00000000000000000000.jsonl", "{\"path\":\n")
    #expect(throws: PageListError.self) { try fixture.list() }
  }

  @Test("the hash of a beginning stays when the list grows, and tells another list")
  func digest() throws {
    let fixture = try Fixture()
    for name in ["b.html", "d.html"] { try fixture.pages.write(name) }
    _ = try fixture.update(next: 0)
    var before = PageListDigest()
    try before.read(try PageListPart.all(in: fixture.folder))
    #expect(before.length == 2)
    for name in ["a.html", "c.html"] { try fixture.pages.write(name) }
    _ = try fixture.update(next: 2)
    let parts = try PageListPart.all(in: fixture.folder)
    var again = PageListDigest()
    try again.read(parts, upTo: 2)
    #expect(again.hash == before.hash)
    try again.read(parts)
    var whole = PageListDigest()
    try whole.read(parts)
    #expect(again.length == 4)
    #expect(again.hash == whole.hash)
    #expect(again.hash != before.hash)
    var short = PageListDigest()
    try short.read(parts, upTo: 1)
    #expect(short.length == 1)
    #expect(![before.hash, whole.hash].contains(short.hash))
  }

  @Test(
    "an entry of a record survives its line",
    arguments: [nil, "its compressed data is \"damaged\"\n年"]
  )
  func recordLine(_ damage: String?) {
    let place = WARCPlace(offset: 7, skip: 0, fileSize: .max, damage: damage)
    let entry = PageListEntry(path: Array("a.warc.gz".utf8), size: 0, modified: 1, place: place)
    #expect(PageListEntry(line: entry.line.dropLast()) == entry)
    for length in 0..<(entry.line.count - 1) {
      #expect(PageListEntry(line: entry.line.prefix(length)) == nil)
    }
  }

  @Test(
    "an entry survives its line, whatever bytes the path has",
    arguments: [
      Array("政府/年报 1.html".utf8), Array("a\"b\\c\n\u{1}.html".utf8), [0xFF, 0xFE, 0x2E], [],
    ]
  )
  func line(_ path: [UInt8]) {
    let entry = PageListEntry(path: path, size: 7, modified: -1, sidecarModified: 3)
    #expect(PageListEntry(line: entry.line.dropLast()) == entry)
    for length in 0..<(entry.line.count - 1) {
      #expect(PageListEntry(line: entry.line.prefix(length)) == nil)
    }
  }
}
