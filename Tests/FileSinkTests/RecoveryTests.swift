import FileSink
import Foundation
import Testing

/// The state on the disk after each step of a commit, made by hand, and what a start makes of it.
@Suite("Starting after a kill")
struct RecoveryTests {
  private let ledger = "out/ledger/p000.jsonl"

  /// A folder with two committed batches, 0…2 and 3…6.
  private func twoBatches() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let sink = try openSink(folder)
    try sink.commit(next: 3, contents: contents(0..<3), at: someTime)
    try sink.commit(next: 7, contents: contents(3..<7), at: someTime)
    return folder
  }

  private func lines(_ folder: TemporaryFolder) throws -> [[UInt8]] {
    try folder.read(ledger).split(separator: 10).map { Array($0) + [10] }
  }

  private func lastFiles(_ folder: TemporaryFolder) throws -> [LedgerFile] {
    let last = try #require(try lines(folder).last)
    return try LedgerEntry(line: last.dropLast(), partition: "p000").files
  }

  /// Moves the last `count` files of the second batch back to where they were staged.
  private func unrename(_ folder: TemporaryFolder, _ count: Int) throws {
    for file in try lastFiles(folder).suffix(count) {
      try folder.move("out/\(file.path)", to: "out/staging/p000/\(file.stagedName)")
    }
  }

  @Test("Staged files without a ledger line are removed, and the batch is made again")
  func stagedOnly() throws {
    let folder = try twoBatches()
    let whole = try folder.files()
    try unrename(folder, 3)
    try folder.write(try lines(folder)[0], ledger)
    let sink = try openSink(folder)
    #expect(sink.next == 3)
    #expect(try folder.files(under: "out/staging").isEmpty)
    try sink.commit(next: 7, contents: contents(3..<7), at: someTime)
    #expect(try folder.files() == whole)
  }

  @Test("A half-written staged file is removed")
  func halfStaged() throws {
    let folder = try twoBatches()
    let whole = try folder.files()
    try folder.write([1, 2], "out/staging/p000/records.00000000000000000007-00.jsonl")
    #expect(try openSink(folder).next == 7)
    #expect(try folder.files() == whole)
  }

  @Test("A committed batch is rolled forward, however many files were moved", arguments: 0...3)
  func rollForward(_ staged: Int) throws {
    let folder = try twoBatches()
    let whole = try folder.files()
    try unrename(folder, staged)
    #expect(try openSink(folder).next == 7)
    #expect(try folder.files() == whole)
  }

  @Test("Rolling forward makes a folder that is not there yet")
  func rollForwardFirst() throws {
    let folder = try TemporaryFolder()
    try openSink(folder).commit(next: 3, contents: contents(0..<3), at: someTime)
    let whole = try folder.files()
    try unrename(folder, 3)
    try folder.remove("out/records")
    try folder.remove("out/tables")
    #expect(try openSink(folder).next == 3)
    #expect(try folder.files() == whole)
  }

  @Test("A ledger torn at any byte of its last line is cut, and the batch is made again")
  func tornTail() throws {
    let folder = try twoBatches()
    let whole = try folder.files()
    let written = try lines(folder)
    for length in 0..<written[1].count {
      try unrename(folder, 3)
      try folder.write(written[0] + written[1].prefix(length), ledger)
      let sink = try openSink(folder)
      #expect(sink.next == 3)
      #expect(try folder.read(ledger) == written[0])
      #expect(try folder.files(under: "out/staging").isEmpty)
      try sink.commit(next: 7, contents: contents(3..<7), at: someTime)
      #expect(try folder.files() == whole)
    }
  }

  @Test("A last line whose blocks did not reach the disk is cut like a torn one")
  func zeroedTail() throws {
    let folder = try twoBatches()
    let written = try lines(folder)
    try unrename(folder, 3)
    let zeroed = [UInt8](repeating: 0, count: written[1].count - 1) + [10]
    try folder.write(written[0] + zeroed, ledger)
    #expect(try openSink(folder).next == 3)
    #expect(try folder.read(ledger) == written[0])
  }

  @Test("A torn last line whose files are in place is an error, and nothing is changed")
  func tornAfterCommit() throws {
    let folder = try twoBatches()
    try folder.write(Array(try folder.read(ledger).dropLast(9)), ledger)
    let before = try folder.files()
    #expect(
      throws: FileSinkError.ledgerDamaged(
        path: folder.path(ledger),
        line: 2,
        problem: LedgerDefect.torn.description
      )
    ) { try openSink(folder) }
    #expect(try folder.files() == before)
  }

  @Test("A flipped bit in any ledger line is an error that names the line", arguments: [0, 1])
  func flippedBit(_ index: Int) throws {
    let folder = try twoBatches()
    var written = try lines(folder)
    written[index][20] ^= 4
    try folder.write(Array(written.joined()), ledger)
    let before = try folder.files()
    let error = #expect(throws: FileSinkError.self) { try openSink(folder) }
    guard case .ledgerDamaged(folder.path(ledger), index + 1, _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(try folder.files() == before)
  }

  @Test("A removed first line is an error that names the line after it")
  func removedLine() throws {
    let folder = try twoBatches()
    try folder.write(try lines(folder)[1], ledger)
    let error = #expect(throws: FileSinkError.self) { try openSink(folder) }
    guard case .ledgerDamaged(_, 1, _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
  }

  @Test("A removed last line is an error that names a file without an entry")
  func removedLastLine() throws {
    let folder = try twoBatches()
    try folder.write(try lines(folder)[0], ledger)
    let error = #expect(throws: FileSinkError.self) { try openSink(folder) }
    guard case .uncommittedFile(let path, _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(path.contains("00000000000000000003-00000000000000000006"))
  }

  @Test("A doubled line is an error that names it")
  func doubledLine() throws {
    let folder = try twoBatches()
    let written = try lines(folder)
    try folder.write(written[0] + written[1] + written[1], ledger)
    let error = #expect(throws: FileSinkError.self) { try openSink(folder) }
    guard case .ledgerDamaged(_, 3, _) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
  }

  @Test("A committed file in neither place is an error that names it")
  func lostFile() throws {
    let folder = try twoBatches()
    let file = try #require(try lastFiles(folder).first)
    try folder.remove("out/\(file.path)")
    #expect(
      throws: FileSinkError.committedFileMissing(path: folder.path("out/\(file.path)"))
    ) { try openSink(folder) }
  }

  @Test("A committed file with other bytes is an error, in its place and staged")
  func changedFile() throws {
    for staged in [0, 3] {
      let folder = try twoBatches()
      let file = try #require(try lastFiles(folder).first)
      try unrename(folder, staged)
      let place = staged == 0 ? file.path : "staging/p000/\(file.stagedName)"
      for change in [{ $0.dropLast() + [0x20] }, { $0 + [0x20] }] as [([UInt8]) -> [UInt8]] {
        let bytes = try folder.read("out/\(place)")
        try folder.write(change(bytes), "out/\(place)")
        let error = #expect(throws: FileSinkError.self) { try openSink(folder) }
        guard case .committedFileDamaged(folder.path("out/\(place)"), _) = error else {
          Issue.record("unexpected: \(String(describing: error))")
          return
        }
        try folder.write(bytes, "out/\(place)")
      }
    }
  }

  @Test("Clean-up leaves what another partition has staged alone")
  func otherPartition() throws {
    let folder = try twoBatches()
    try folder.makeFolder("out/staging/p001")
    try folder.write([1], "out/staging/p001/records.x")
    _ = try openSink(folder)
    #expect(try folder.read("out/staging/p001/records.x") == [1])
  }
}
