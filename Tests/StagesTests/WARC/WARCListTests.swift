import FileSink
import Reports
import Stages
import TestSupport
import Testing

@Suite("The list of a WARC input")
struct WARCListTests {
  private let pages = (0..<4).map { WARCSample.page($0) }
  private let bodies = (0..<4).map { WARCSample.body($0) }

  /// A file of four pages with other records between them.
  private var records: [[UInt8]] {
    let info = WARCSample.record("warcinfo", contentType: "application/warc-fields", [])
    return [info] + pages.indices.flatMap { [WARCSample.request($0), pages[$0]] }
  }

  @Test("has each page once, however the file is compressed")
  func formats() throws {
    let plain = records.flatMap(\.self)
    let files = [
      "a.warc": plain, "a.warc.gz": try WARCSample.gzip(records),
      "b.WARC.GZ": try Compression.gz.compress(plain, path: "sample"),
    ]
    for (name, bytes) in files {
      let fixture = try WARCFixture()
      try fixture.write(name, bytes)
      #expect(try fixture.update() == 4)
      #expect(try fixture.bodies() == bodies)
      #expect(try fixture.readings().map(\.page.url) == (0..<4).map { WARCSample.url($0) })
      #expect(fixture.notices.count == 1)
      #expect(fixture.notices[0].contains("4 × request"))
      #expect(fixture.notices[0].contains("1 × warcinfo"))
      #expect(try fixture.update() == 0)
      #expect(fixture.notices.isEmpty)
    }
  }

  @Test("may be read in any order")
  func anyOrder() throws {
    let fixture = try WARCFixture()
    let whole = try Compression.gz.compress(records.flatMap(\.self), path: "sample")
    try fixture.write("a.warc.gz", whole)
    try fixture.update()
    let archive = try WARCArchive(path: fixture.pages.path, budget: 1 << 20)
    let entries = try fixture.entries()
    for index in [3, 0, 2, 1, 1, 3] {
      #expect(archive.read(entries[index]).page.body == bodies[index])
    }
  }

  @Test("has what is no page of text only as a number")
  func otherKinds() throws {
    let fixture = try WARCFixture()
    let others = [
      WARCSample.response("https://a.example/a.png", fields: ["Content-Type: image/png"], [1]),
      WARCSample.response(
        "https://a.example/a.pdf",
        fields: ["Content-Type: application/pdf"],
        [1]
      ),
      WARCSample.response("https://a.example/b", status: "301 Moved", []),
      WARCSample.record("response", url: "dns:a", contentType: "text/dns", [1]),
      WARCSample.record("revisit", url: "https://a.example/", [1]),
    ]
    try fixture.write("a.warc", (others + [pages[0]]).flatMap(\.self))
    #expect(try fixture.update() == 1)
    let notice = try #require(fixture.notices.first)
    for label in ["image/png", "application/pdf", "redirect (HTTP 301)", "text/dns", "revisit"] {
      #expect(notice.contains(label))
    }
  }

  @Test("of a directory follows the files' paths, and new files come behind the last position")
  func directory() throws {
    let fixture = try WARCFixture()
    try fixture.write("b.warc", pages[1])
    try fixture.write("c.warc.gz", try WARCSample.gzip([pages[2]]))
    try fixture.write("letter.txt", [])
    #expect(try fixture.update() == 2)
    #expect(fixture.notices.contains { $0.contains(".txt") })
    try fixture.write("a.warc", pages[0])
    #expect(try fixture.update() == 1)
    #expect(try fixture.bodies() == [bodies[1], bodies[2], bodies[0]])
  }

  @Test("of one file is read like one of a directory")
  func oneFile() throws {
    let fixture = try WARCFixture()
    try fixture.write("a.warc", pages[0] + pages[1])
    try fixture.write("b.warc", pages[2])
    #expect(try fixture.update(file: "a.warc") == 2)
    #expect(try fixture.bodies() == [bodies[0], bodies[1]])
  }

  @Test("grows with a file, each page once, wherever it was cut before")
  func grows() throws {
    for records in [pages, try pages.map { try WARCSample.gzip([$0]) }] {
      let whole = records.flatMap(\.self)
      let ends = records.indices.map { records[...$0].reduce(0) { $0 + $1.count } }
      // Around each end of a record, and some places between.
      let near = ends.flatMap { ($0 - 6)...($0 + 6) }.filter { $0 <= whole.count }
      for length in Set(near).union(stride(from: 0, to: whole.count, by: 29)).sorted() {
        let fixture = try WARCFixture()
        try fixture.write("a.warc.gz", Array(whole.prefix(length)))
        try fixture.update()
        let listed = try fixture.bodies()
        #expect(listed == Array(bodies.prefix(listed.count)))
        // Without its last line ends a record is whole, too.
        let complete = ends.count { $0 <= length }
        #expect((complete...complete + 1).contains(listed.count))
        let isWhole = length == 0 || listed.count > complete || ends.contains(length)
        #expect(fixture.notices.isEmpty == isWhole, "cut at \(length)")
        try fixture.write("a.warc.gz", whole)
        try fixture.update()
        #expect(try fixture.bodies() == bodies, "cut at \(length)")
        #expect(try fixture.update() == 0)
      }
    }
  }

  @Test("says each time that a file ends within a record")
  func stillCut() throws {
    let fixture = try WARCFixture()
    try fixture.write("a.warc", pages[0] + pages[1].dropLast(20))
    try fixture.update()
    try fixture.update()
    #expect(fixture.notices.count == 1)
    #expect(fixture.notices[0].contains("a.warc ends within the record at byte \(pages[0].count)"))
    #expect(try fixture.bodies() == [bodies[0]])
  }

  @Test("has a file anew that is another one")
  func replaced() throws {
    let fixture = try WARCFixture()
    try fixture.write("a.warc", pages[0] + pages[1])
    try fixture.update()
    try fixture.write("a.warc", WARCSample.request(9) + pages[2] + pages[3])
    #expect(try fixture.update() == 2)
    #expect(fixture.notices.contains { $0.contains("is another file") })
    #expect(try fixture.readings().suffix(2).map(\.page.body) == Array(bodies[2...]))
  }
}
