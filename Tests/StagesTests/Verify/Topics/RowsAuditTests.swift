import FileSink
import Foundation
import Kafka
import Reports
import Stages
import TestSupport
import Testing
import Wire

@Suite("Records and the rows of files")
struct RowsAuditTests {
  private let source = TopicPartition("t.records", 5)

  private func message(_ offset: Int64, _ value: String? = nil) -> Message {
    Message(
      source: source,
      offset: offset,
      timestamp: nil,
      key: nil,
      value: Array((value ?? #"{"n":\#(offset)}"#).utf8),
      headers: [("nb-id", Array("id-\(offset)".utf8))]
    )
  }

  /// A folder of a sink with segments as the real sink writes them.
  private struct Sink {
    let folder: TemporaryFolder
    let compression: Compression

    init(_ compression: Compression = .none) throws {
      folder = try TemporaryFolder()
      self.compression = compression
    }

    func write(_ range: Range<Int64>, _ messages: [Message]) throws {
      let output = try OutputFolder.open(
        at: folder.path,
        formats: [.jsonl],
        compression: compression,
        parser: "1",
        madeBy: "sink"
      )
      let partition = try SinkPartition.open(
        folder: output,
        partition: "5",
        next: range.lowerBound,
        committed: []
      )
      var rows = SegmentContent(folder: "records", fileExtension: "jsonl", rows: 0, bytes: [])
      for message in messages {
        rows.bytes += (message.value ?? []) + [0x0A]
        rows.rows += 1
      }
      if rows.rows > 0 { try partition.append([rows], headers: [:]) }
      try partition.finish(try partition.stage(next: range.upperBound, at: "now"))
    }

    /// The one file of records that begins at an offset.
    func file(at first: Int64) throws -> String {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/records/5")
      let name = try #require(names.first { $0.hasPrefix(SegmentName.padded(first)) })
      return "records/5/\(name)"
    }
  }

  private func audit(
    _ findings: Findings,
    _ sinks: [Sink],
    _ messages: [Message],
    start: Int64 = 0,
    committed: Int64,
    isComplete: Bool = false,
    unfinished: [UnfinishedSegment] = []
  ) throws -> RowsAudit.Counts {
    let volumes = try sinks.map { sink in
      (volume: try Volume(sink.folder.path, log: findings.log), end: Int64.max)
    }
    var audit = try RowsAudit(
      source,
      partition: "5",
      start: start,
      committed: committed,
      isComplete: isComplete,
      entries: try VolumeEntries("5", on: volumes),
      unfinished: unfinished,
      log: findings.log
    )
    for message in messages { try audit.take(message) }
    try audit.finish()
    return audit.counts
  }

  @Test(
    "segments on several volumes make up the topic, whatever the compression",
    arguments: Compression.allCases
  )
  func clean(_ compression: Compression) throws {
    let messages = (0..<30).filter { $0 % 10 != 9 }.map { message(Int64($0)) }
    let (one, other) = (try Sink(compression), try Sink(compression))
    try one.write(0..<10, Array(messages[0..<9]))
    try other.write(10..<20, Array(messages[9..<18]))
    try one.write(20..<30, Array(messages[18..<27]))
    let findings = Findings()
    let counts = try audit(findings, [one, other], messages, committed: 30)
    #expect(findings.all == [])
    #expect(counts.rows == 27)
    #expect(counts.inFiles == 30)
    #expect(counts.waiting == 0)
  }

  @Test("records on a volume that is not given are in no file")
  func otherVolume() throws {
    let messages = (0..<20).map { message(Int64($0)) }
    let sink = try Sink()
    try sink.write(0..<10, Array(messages[0..<10]))
    let findings = Findings()
    _ = try audit(findings, [sink], messages, committed: 20)
    #expect(findings.kinds == [.recordNotInFiles])
    #expect(findings.all.first?.position == 10)
    #expect(findings.all.first?.detail.contains("10 messages from here to 19") == true)
    #expect(findings.all.first?.detail.contains("id-10") == true)
    let named = Findings()
    let segment = UnfinishedSegment(range: 10..<20, volume: "U-U", path: nil)
    _ = try audit(named, [sink], messages, committed: 20, unfinished: [segment])
    #expect(named.kinds == [.recordNotInFiles])
    #expect(named.all.first?.detail.contains("U-U") == true)
  }

  @Test("records that are committed for a folder and not in place are staged")
  func staged() throws {
    let messages = (0..<20).map { message(Int64($0)) }
    let sink = try Sink()
    try sink.write(0..<10, Array(messages[0..<10]))
    let findings = Findings()
    let segment = UnfinishedSegment(range: 10..<20, volume: "U-U", path: "here")
    _ = try audit(findings, [sink], messages, committed: 20, unfinished: [segment])
    #expect(findings.kinds == [.fileStaged])
    #expect(findings.all.first?.path == "here/ledger/5.jsonl")
  }

  @Test("what the sinks have not committed waits, and has to be there only when all has")
  func waiting() throws {
    let messages = (0..<20).map { message(Int64($0)) }
    let sink = try Sink()
    try sink.write(0..<10, Array(messages[0..<10]))
    let findings = Findings()
    let counts = try audit(findings, [sink], messages, committed: 10)
    #expect(findings.all == [])
    #expect(counts.waiting == 10)
    _ = try audit(findings, [sink], messages, committed: 10, isComplete: true)
    #expect(findings.kinds == [.recordWaiting])
  }

  @Test("a record that a file lacks, has twice, or has otherwise is named")
  func wrongRows() throws {
    let messages = (0..<30).map { message(Int64($0)) }
    let sink = try Sink()
    var rows = Array(messages[0..<10])
    rows.remove(at: 4)
    try sink.write(0..<10, rows)
    try sink.write(10..<20, Array(messages[10..<15]) + [messages[12]] + Array(messages[15..<20]))
    try sink.write(
      20..<30,
      Array(messages[20..<23]) + [message(23, #"{"n":99}"#)] + Array(messages[24..<30])
    )
    let findings = Findings()
    _ = try audit(findings, [sink], messages, committed: 30)
    #expect(findings.kinds == [.recordNotInFiles, .lineDoubled, .lineDiffers])
    #expect(findings.all[0].position == 4)
    #expect(findings.all[0].path == "t.records/5")
    #expect(findings.all[1].line == 6)
    #expect(findings.all[1].path == sink.folder.path + "/" + (try sink.file(at: 10)))
    #expect(findings.all[2].line == 4)
    #expect(findings.all[2].position == 23)
  }

  @Test("a torn file, a changed one and one that is gone are named")
  func damage() throws {
    let messages = (0..<30).map { message(Int64($0)) }
    let sink = try Sink(.gz)
    for first in [0, 10, 20] {
      try sink.write(Int64(first)..<Int64(first + 10), Array(messages[first..<(first + 10)]))
    }
    let torn = sink.folder.path + "/" + (try sink.file(at: 0))
    let bytes = try Data(contentsOf: URL(filePath: torn))
    try bytes.dropLast(6).write(to: URL(filePath: torn))
    try FileManager.default.removeItem(atPath: sink.folder.path + "/" + sink.file(at: 10))
    let changed = sink.folder.path + "/" + (try sink.file(at: 20))
    let other = Compression.gz
    let lines: [UInt8] = messages[20..<29].flatMap { ($0.value ?? []) + [0x0A] }
    try Data(try other.compress(lines, path: "x")).write(to: URL(filePath: changed))
    let findings = Findings()
    _ = try audit(findings, [sink], messages, committed: 30)
    #expect(
      findings.kinds == [.fileChanged, .fileMissing, .fileChanged, .recordNotInFiles]
    )
    #expect(findings.all.map(\.path).prefix(1) == [torn])
    #expect(findings.all.last?.position == 29)
  }

  @Test("two volumes with the same positions overlap")
  func overlap() throws {
    let messages = (0..<10).map { message(Int64($0)) }
    let (one, other) = (try Sink(), try Sink())
    try one.write(0..<10, messages)
    try other.write(5..<10, Array(messages[5..<10]))
    let findings = Findings()
    _ = try audit(findings, [one, other], messages, committed: 10)
    #expect(findings.kinds == [.ledgerOverlap])
    #expect(findings.all.first?.position == 5)
  }

  @Test("files that were verified before are only looked for, by name and size")
  func verifiedBefore() throws {
    let messages = (0..<30).map { message(Int64($0)) }
    let sink = try Sink()
    for first in [0, 10, 20] {
      try sink.write(Int64(first)..<Int64(first + 10), Array(messages[first..<(first + 10)]))
    }
    let rest = Array(messages[20...])
    let clean = Findings()
    let counts = try audit(clean, [sink], rest, start: 20, committed: 30)
    #expect(clean.all == [])
    #expect(counts.rows == 10)
    try FileManager.default.removeItem(atPath: sink.folder.path + "/" + sink.file(at: 0))
    let cut = sink.folder.path + "/" + (try sink.file(at: 10))
    try Data().write(to: URL(filePath: cut))
    let findings = Findings()
    _ = try audit(findings, [sink], rest, start: 20, committed: 30)
    #expect(findings.kinds == [.fileMissing, .fileChanged])
  }

  @Test("a segment over marks alone has no file and is in order")
  func marks() throws {
    let messages = (0..<5).map { message(Int64($0)) }
    let sink = try Sink()
    try sink.write(0..<5, messages)
    try sink.write(5..<9, [])
    let findings = Findings()
    let counts = try audit(findings, [sink], messages, committed: 9)
    #expect(findings.all == [])
    #expect(counts.inFiles == 9)
  }
}
