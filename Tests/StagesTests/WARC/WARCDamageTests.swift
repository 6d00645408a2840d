import FileSink
import Reports
import Stages
import TestSupport
import Testing

@Suite("Damaged WARC files")
struct WARCDamageTests {
  private let pages = (0..<3).map { WARCSample.page($0) }
  private let bodies = (0..<3).map { WARCSample.body($0) }

  @Test(
    "with a wrong length lose one page, which becomes a dead letter, and no other",
    arguments: [
      "0", "1", "10", "500", "100000000", "9223372036854775807", "99999999999999999999", "-1", "",
    ]
  )
  func lengths(_ length: String) throws {
    let wrong = WARCSample.page(1, length: length)
    for isCompressed in [false, true] {
      let fixture = try WARCFixture()
      let records = [pages[0], wrong, pages[2]]
      try fixture.write(
        "a.warc",
        isCompressed ? try WARCSample.gzip(records) : records.flatMap(\.self)
      )
      #expect(try fixture.update() == 3)
      let readings = try fixture.readings()
      #expect(readings.map(\.page.body) == [bodies[0], [], bodies[2]])
      #expect(readings[1].refusal?.reason == .sourceUnreadable)
      #expect(fixture.notices.contains { $0.contains("dead letter") })
    }
  }

  @Test("never lose a page in silence, whichever byte of a compressed file is wrong")
  func anyByte() throws {
    let whole = try WARCSample.gzip(pages)
    // The whole of the first record but every third byte of the others.
    let first = try WARCSample.gzip([pages[0]]).count
    for index in whole.indices where index < first || index.isMultiple(of: 3) {
      var bytes = whole
      bytes[index] ^= 0xFF
      let fixture = try WARCFixture()
      try fixture.write("a.warc.gz", bytes)
      try fixture.update()
      let readings = try fixture.readings()
      let found = readings.filter { $0.refusal == nil }.map(\.page.body)
      #expect(found.allSatisfy(bodies.contains), "byte \(index)")
      #expect(Set(found).count == found.count)
      #expect(found.count >= 2 || index < 2, "byte \(index)")
      if found.count < 3 {
        #expect(!fixture.notices.isEmpty || found.count < readings.count, "byte \(index)")
      }
    }
  }

  @Test("of bytes left out are gone on with behind them")
  func gaps() throws {
    let whole = try WARCSample.gzip(pages)
    let first = try WARCSample.gzip([pages[0]]).count
    for length in stride(from: 1, to: 200, by: 7) {
      var bytes = whole
      bytes.removeSubrange((first + 5)..<min(first + 5 + length, whole.count))
      let fixture = try WARCFixture()
      try fixture.write("a.warc.gz", bytes)
      try fixture.update()
      let found = try fixture.bodies()
      #expect(found.first == bodies[0])
      #expect(found.count == 3 || !fixture.notices.isEmpty)
    }
  }

  @Test("of nothing but rubbish give one dead letter")
  func rubbish() throws {
    for bytes in [Array("nothing here\r\n".utf8), [0x1F, 0x8B, 0, 0, 0], [0, 0, 0, 0]] {
      let fixture = try WARCFixture()
      try fixture.write("a.warc", bytes)
      #expect(try fixture.update() == 1)
      #expect(try fixture.readings().first?.refusal?.reason == .sourceUnreadable)
      #expect(try fixture.update() == 0)
    }
  }

  @Test("with rubbish between the records are read on behind it")
  func between() throws {
    let fixture = try WARCFixture()
    try fixture.write("a.warc", pages[0] + Array("rubbish\r\n".utf8) + pages[1])
    #expect(try fixture.update() == 3)
    #expect(try fixture.bodies() == [bodies[0], bodies[1]])
  }

  @Test("that are damaged everywhere are given up, and that is said")
  func everywhere() throws {
    let fixture = try WARCFixture()
    let wrong = (0..<500).flatMap { WARCSample.page($0, length: "1") }
    try fixture.write("a.warc", wrong)
    #expect(try fixture.update() < 100)
    #expect(fixture.notices.contains { $0.contains("its rest is not read") })
  }

  @Test("do not make one large who claims endless heads")
  func endlessHead() throws {
    let head = Array("WARC/1.1\r\n".utf8) + [UInt8](repeating: 0x61, count: 1 << 20)
    let fixture = try WARCFixture()
    try fixture.write("a.warc", head + Array("\r\n\r\n".utf8) + pages[0])
    #expect(try fixture.update() == 2)
    #expect(try fixture.bodies() == [bodies[0]])
  }
}
