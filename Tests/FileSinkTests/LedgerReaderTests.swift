import FileSink
import Testing

@Suite("Reading a ledger")
struct LedgerReaderTests {
  private func entry(_ first: Int64, _ next: Int64) -> LedgerEntry {
    LedgerEntry(first: first, next: next, files: [], at: someTime)
  }

  private func read(_ bytes: [UInt8]) throws -> [LedgerLine] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, "p000.jsonl")
    var reader = try LedgerReader.open(in: try Directory.open(folder.path), partition: "p000")
    var lines: [LedgerLine] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test("Entries come with their line numbers, offsets and order")
  func order() throws {
    let entries = [entry(0, 5), entry(5, 6), entry(5, 6), entry(9, 12), entry(0, 5), entry(12, 13)]
    let lines = try read(Array(entries.map { $0.line + [10] }.joined()))
    #expect(lines.compactMap { try? $0.content.get() } == entries)
    #expect(lines.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(
      lines.map(\.order) == [
        .follows, .follows, .doubled, .gap(expected: 6), .overlap(expected: 12), .follows,
      ]
    )
    #expect(lines.map(\.offset) == [0] + lines.dropLast().map(\.end))
    #expect(lines[1].end == Int64(entries[0].line.count + entries[1].line.count + 2))
  }

  @Test("A damaged line in the middle is told apart and the rest is read")
  func damaged() throws {
    var middle = entry(5, 6).line
    middle[10] ^= 1
    let lines = try read(entry(0, 5).line + [10] + middle + [10] + entry(6, 7).line + [10])
    #expect(lines.count == 3)
    guard case .failure(.checkSum) = lines[1].content else {
      Issue.record("line 2 passed: \(lines[1])")
      return
    }
    #expect(lines[2].order == .gap(expected: 5))
  }

  @Test("A last line without its newline is torn, even when nothing else is missing")
  func torn() throws {
    let lines = try read(entry(0, 5).line)
    #expect(lines.count == 1)
    guard case .failure(.torn) = lines[0].content else {
      Issue.record("not torn: \(lines[0])")
      return
    }
  }

  @Test("A line of a megabyte and an empty line are defects, not entries")
  func oddLines() throws {
    let long = [UInt8](repeating: 0x20, count: 1 << 20)
    let lines = try read(long + [10, 10] + entry(0, 1).line + [10])
    #expect(lines.count == 3)
    guard case .failure(.tooLong) = lines[0].content, case .failure(.malformed) = lines[1].content,
      case .success = lines[2].content
    else {
      Issue.record("unexpected: \(lines.map(\.content))")
      return
    }
  }

  @Test("An empty ledger has no lines")
  func empty() throws {
    #expect(try read([]).isEmpty)
  }
}
