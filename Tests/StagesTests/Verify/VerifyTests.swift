import FileSink
import Foundation
import Stages
import TestSupport
import Testing

@Suite("Verifying an output folder")
struct VerifyTests {
  private let ledger = "ledger/p000.jsonl"

  private func places(_ folder: VerifiedFolder, withPages: Bool = true) throws -> [Place] {
    try folder.findings(withPages: withPages).map { Place($0) }
  }

  @Test("An untouched folder is clean, whatever its compression", arguments: Compression.allCases)
  func clean(_ compression: Compression) throws {
    let folder = try VerifiedFolder(compression: compression)
    var findings: [VerifyFinding] = []
    let input = VerifyInput(kind: "pages", path: folder.pages.path + "/")
    let summary = try verify(out: folder.out.path, inputs: [input]) { findings.append($0) }
    #expect(findings == [])
    #expect(summary.isClean)
    #expect(summary.partitions == 1 && summary.entries == 3 && summary.positions == 12)
    #expect(summary.records == 10 && summary.deadLetters == 2 && summary.pagesCompared == 12)
    #expect(summary.files == 8)
    #expect(try places(folder, withPages: false) == [])
  }

  @Test("Verification changes nothing, not even what a stopped run has left")
  func readsOnly() throws {
    let folder = try VerifiedFolder()
    let unfinished = "ledger/p000.pages/00000000000000000012.jsonl.unfinished"
    try folder.write(unfinished, [1])
    try folder.write("staging/p000/records.00000000000000000012-00000000000000000015.jsonl", [1])
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.out.path).sorted()
    #expect(try places(folder) == [])
    let after = try FileManager.default.subpathsOfDirectory(atPath: folder.out.path).sorted()
    #expect(after == before)
  }

  @Test(
    "A deleted record is named by its file and its page",
    arguments: [
      (0, 0, 0), (0, 1, 1), (0, 2, 3), (1, 3, 7), (2, 2, 11),
    ]
  )
  func deletedLine(_ batch: Int, _ line: Int, _ position: Int64) throws {
    let folder = try VerifiedFolder()
    let file = folder.file("records", batch: batch)
    try folder.editLines(file) { $0.remove(at: line) }
    let findings = try folder.findings()
    #expect(
      findings.prefix(2).map { Place($0) } == [
        Place(.fileChanged, file), Place(.recordMissing, file, position: position),
      ]
    )
    #expect(findings[1].detail.hasSuffix(VerifiedFolder.name(Int(position))))
    // The table beside it still has the row of the record that is gone.
    #expect(
      findings.dropFirst(2).map { Place($0) } == [
        Place(.tableRows, folder.file("tables/reports", batch: batch))
      ]
    )
  }

  @Test("A deleted record is named even when the pages are gone")
  func deletedLineWithoutPages() throws {
    let folder = try VerifiedFolder(sidecars: false)
    let file = folder.file("records", batch: 1)
    try folder.editLines(file) { $0.remove(at: 1) }
    for index in 0..<12 { try folder.pages.remove(VerifiedFolder.name(index)) }
    #expect(try places(folder)[1] == Place(.recordMissing, file, position: 5))
  }

  @Test("A doubled record is named by its line", arguments: [(0, 1), (1, 2), (3, 4)])
  func doubledLine(_ line: Int, _ found: Int) throws {
    let folder = try VerifiedFolder()
    let file = folder.file("records", batch: 1)
    try folder.editLines(file) { $0.insert($0[line], at: found) }
    #expect(
      try places(folder).prefix(2) == [
        Place(.fileChanged, file), Place(.lineDoubled, file, line: found + 1),
      ]
    )
  }

  @Test("A record of elsewhere is named by its line")
  func surplusLine() throws {
    let folder = try VerifiedFolder()
    let file = folder.file("records", batch: 1)
    let other = try folder.read(folder.file("records", batch: 0)).split(separator: 10)[0]
    try folder.editLines(file) { $0.insert(Array(other) + [10], at: 2) }
    #expect(
      try places(folder).prefix(2) == [
        Place(.fileChanged, file), Place(.lineSurplus, file, line: 3),
      ]
    )
  }

  @Test("A deleted and a doubled dead letter are named")
  func deadLetters() throws {
    var folder = try VerifiedFolder()
    let file = folder.file("dead", batch: 0)
    try folder.editLines(file) { $0.append($0[0]) }
    #expect(
      try places(folder) == [
        Place(.fileChanged, file), Place(.lineDoubled, file, line: 2, position: 2),
      ]
    )
    folder = try VerifiedFolder()
    try folder.write(file, [])
    #expect(
      try places(folder) == [
        Place(.fileChanged, file),
        Place(.recordMissing, folder.file("records", batch: 0), position: 2),
      ]
    )
  }

  @Test(
    "A flipped bit anywhere in any file names that file",
    arguments: Compression.allCases,
    ["records", "tables/reports", "dead"]
  )
  func flippedBit(_ compression: Compression, _ kind: String) throws {
    let folder = try VerifiedFolder(compression: compression)
    let file = folder.file(kind, batch: 0)
    let whole = try folder.read(file)
    for index in stride(from: 0, to: whole.count, by: 23) {
      var changed = whole
      changed[index] ^= UInt8(1 << (index % 8))
      try folder.write(file, changed)
      #expect(try places(folder).contains(Place(.fileChanged, file)))
    }
    try folder.write(file, whole)
    #expect(try places(folder) == [])
  }

  @Test("A truncated or lengthened file is named", arguments: Compression.allCases)
  func changedLength(_ compression: Compression) throws {
    let folder = try VerifiedFolder(compression: compression)
    let file = folder.file("records", batch: 2)
    let whole = try folder.read(file)
    for changed in [Array(whole.dropLast()), whole + [0], [], whole + whole] {
      try folder.write(file, changed)
      #expect(try places(folder).contains(Place(.fileChanged, file)))
    }
  }

  @Test("A removed file is named", arguments: ["records", "tables/reports"])
  func removedFile(_ kind: String) throws {
    let folder = try VerifiedFolder()
    let file = folder.file(kind, batch: 1)
    try folder.out.remove(file)
    #expect(try places(folder) == [Place(.fileMissing, file)])
    try folder.out.remove("\(kind)/p000")
    let missing = [0, 1, 2].map { Place(.fileMissing, folder.file(kind, batch: $0)) }
    #expect(try places(folder) == missing)
  }

  @Test("A file that is committed and still staged is told apart from one that is gone")
  func stagedFile() throws {
    let folder = try VerifiedFolder()
    let file = folder.file("records", batch: 2)
    let name = file.split(separator: "/").last.map(String.init) ?? ""
    try FileManager.default.moveItem(
      atPath: "\(folder.out.path)/\(file)",
      toPath: "\(folder.out.path)/staging/p000/records.\(name)"
    )
    #expect(try places(folder) == [Place(.fileStaged, file)])
  }

  @Test("A removed ledger line is named, and the files it committed", arguments: [0, 1])
  func removedLedgerLine(_ line: Int) throws {
    let folder = try VerifiedFolder()
    try folder.editLines(ledger) { $0.remove(at: line) }
    let orphans = ["dead", "records", "tables/reports"].map {
      Place(.fileUncommitted, folder.file($0, batch: line))
    }
    let found = try places(folder)
    #expect(
      found.first == Place(.ledgerGap, ledger, line: line + 1, position: Int64(line * 4))
    )
    let expected = line == 0 ? orphans : Array(orphans.dropFirst())
    #expect(found.dropFirst().sorted { $0.path < $1.path } == expected)
  }

  @Test("A removed last ledger line is named by its files and the pages it leaves undone")
  func removedLastLedgerLine() throws {
    let folder = try VerifiedFolder()
    try folder.editLines(ledger) { $0.removeLast() }
    let found = try places(folder)
    #expect(found.first == Place(.pageNotProcessed, VerifiedFolder.name(8), position: 8))
    #expect(
      found.dropFirst().sorted { $0.path < $1.path }
        == ["dead", "records", "tables/reports"].map {
          Place(.fileUncommitted, folder.file($0, batch: 2))
        }
    )
  }

  @Test("A torn last ledger line is named")
  func tornLedgerLine() throws {
    let folder = try VerifiedFolder()
    try folder.write(ledger, Array(try folder.read(ledger).dropLast(10)))
    let found = try places(folder)
    #expect(found.first == Place(.ledgerTorn, ledger, line: 3))
    #expect(found.contains(Place(.fileUncommitted, folder.file("records", batch: 2))))
  }

  @Test("A ledger line with a flipped bit is named, without a gap after it")
  func damagedLedgerLine() throws {
    let folder = try VerifiedFolder()
    try folder.editLines(ledger) { $0[1][30] ^= 1 }
    let found = try places(folder)
    #expect(found.first == Place(.ledgerDamaged, ledger, line: 2))
    #expect(!found.contains { $0.kind == .ledgerGap })
  }

  @Test("A doubled ledger line is named, next to its twin and further on")
  func doubledLedgerLine() throws {
    var folder = try VerifiedFolder()
    try folder.editLines(ledger) { $0.insert($0[1], at: 2) }
    #expect(try places(folder) == [Place(.ledgerDoubled, ledger, line: 3, position: 4)])
    folder = try VerifiedFolder()
    try folder.editLines(ledger) { $0.insert($0[0], at: 2) }
    #expect(try places(folder) == [Place(.ledgerOverlap, ledger, line: 3, position: 0)])
  }

  @Test(
    "A foreign file anywhere in the folder is named",
    arguments: [
      "notes.txt", ".hidden", "records/readme", "records/p000/part.jsonl", "records/p001/x",
      "records/p000/00000000000000000000-00000000000000000003.jsonl.bak", "dead/x.jsonl",
      "tables/notes.csv", "tables/reports/p000/sub/x", "tables/Extra/x", "ledger/p000.jsonl~",
      "ledger/p007.jsonl", "ledger/p000.pages/x", "staging/x", "staging/p000/x",
      "staging/p009/records.00000000000000000000-00000000000000000003.jsonl",
      "nianbao.json.bak", "ledger/old/p000.jsonl",
    ]
  )
  func foreignFile(_ name: String) throws {
    let folder = try VerifiedFolder()
    try folder.out.write(name, "x")
    let found = try places(folder)
    #expect(found.count == 1)
    let place = try #require(found.first)
    #expect(place.kind == .fileForeign)
    // A foreign folder is named as one.
    #expect(name == place.path || name.hasPrefix(place.path + "/"))
  }

  @Test("A file under a segment's name that no entry commits is named")
  func uncommittedFile() throws {
    let folder = try VerifiedFolder()
    for name in ["records/p000/00000000000000000000-00000000000000000001.jsonl"] {
      try folder.out.write(name, "{}\n")
      #expect(try places(folder) == [Place(.fileUncommitted, name)])
    }
  }

  @Test("A link in the place of a file is named")
  func link() throws {
    let folder = try VerifiedFolder()
    let file = folder.file("records", batch: 0)
    let path = "\(folder.out.path)/\(file)"
    try FileManager.default.moveItem(atPath: path, toPath: folder.pages.path + "/x.bin")
    try FileManager.default.createSymbolicLink(
      atPath: path,
      withDestinationPath: folder.pages.path + "/x.bin"
    )
    #expect(
      try places(folder).contains(Place(.fileChanged, file))
    )
  }

  @Test("A table row of no record is named by its file")
  func foreignTableRow() throws {
    let folder = try VerifiedFolder()
    let file = folder.file("tables/reports", batch: 1)
    try folder.editLines(file) { $0[1][3] = $0[1][3] == 0x30 ? 0x31 : 0x30 }
    #expect(
      try places(folder).prefix(2) == [Place(.fileChanged, file), Place(.tableRows, file)]
    )
  }

  @Test("An input that no run has used is named")
  func unknownInput() throws {
    let folder = try VerifiedFolder()
    let other = try TemporaryFolder()
    var findings: [VerifyFinding] = []
    let input = VerifyInput(kind: "pages", path: other.path)
    let summary = try verify(out: folder.out.path, inputs: [input]) { findings.append($0) }
    #expect(findings.map { Place($0) } == [Place(.inputUnknown, other.path)])
    #expect(!summary.isClean)
  }

  @Test("A folder without a manifest, and one a run is at work in, are errors")
  func unusable() throws {
    let folder = try VerifiedFolder()
    let (output, partition) = try folder.open()
    let sink = try PartitionSink.open(folder: output, partition: partition)
    #expect(throws: FileSinkError.self) { try folder.findings() }
    #expect(sink.next == 12)
    let error = #expect(throws: FileSinkError.self) {
      try verify(out: folder.pages.path, inputs: []) { _ in }
    }
    #expect(error?.exitCode == 2)
  }
}
