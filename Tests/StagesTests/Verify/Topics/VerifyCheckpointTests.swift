import Stages
import Testing

@Suite("Checkpoints of verifications")
struct VerifyCheckpointTests {
  private var checkpoint: VerifyCheckpoint {
    var checkpoint = VerifyCheckpoint(
      cluster: "a\"b",
      prefix: "survey",
      recordsTopic: "survey.records",
      workGroup: "w",
      sinkGroup: "s"
    )
    var pages = VerifyCheckpoint.Pages()
    (pages.next, pages.read, pages.pages) = (100, 120, 98)
    (pages.records, pages.deadLetters) = (90, 8)
    pages.ahead = [100..<104, 110..<111]
    checkpoint.pages = [0: pages, 11: .init()]
    var records = VerifyCheckpoint.Records()
    (records.read, records.inFiles, records.rows) = (95, 90, 88)
    records.hash.add(LineDigest(of: [1, 2, 3]))
    checkpoint.records = [3: records]
    checkpoint.dead = [0: 7, 1: 0]
    var source = SourcesAudit.Known()
    (source.next, source.ahead) = (98, [99..<100])
    checkpoint.sources = [.init(source: "spool", input: "p000"): source]
    return checkpoint
  }

  @Test("are read as they were written")
  func roundTrip() throws {
    #expect(try VerifyCheckpoint(json: checkpoint.json) == checkpoint)
    #expect(checkpoint.json.last == UInt8(ascii: "\n"))
    #expect(checkpoint.json.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test("are refused when any byte was changed, or the end is missing")
  func changed() {
    let json = checkpoint.json
    for index in json.indices {
      var other = json
      other[index] ^= 1
      #expect(throws: (any Error).self) { try VerifyCheckpoint(json: other) }
      #expect(throws: (any Error).self) { try VerifyCheckpoint(json: Array(json[..<index])) }
    }
  }

  @Test("the sum of lines does not depend on their order, but on how often each is there")
  func sums() throws {
    let lines = (0..<20).map { LineDigest(of: [UInt8($0)]) }
    var (one, other) = (LineSum(), LineSum())
    for line in lines { one.add(line) }
    for line in lines.reversed() { other.add(line) }
    #expect(one == other)
    other.add(lines[3])
    #expect(one != other)
    #expect(LineSum(hex: one.hex) == one)
    #expect(LineSum(hex: "xyz") == nil)
    #expect(one.hex.utf8.count == 32)
  }
}
