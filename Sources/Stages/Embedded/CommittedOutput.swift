import FileSink

/// The output of earlier runs of one partition: finds the `nb-id` that a position was given.
struct CommittedOutput: EarlierOutput {
  let folder: OutputFolder
  let partition: String

  /// Reads the ledger, and of the segments only those that cover one of `positions`.
  ///
  /// A file that
  /// is missing or damaged gives no identities; `verify` is there to name it.
  func identities(at positions: [Int]) throws -> [Int: String] {
    var found: [Int: String] = [:]
    var wanted = positions[...]
    var ledger = try LedgerReader.open(in: folder.ledger, partition: partition)
    while !wanted.isEmpty, let line = try ledger.next() {
      guard case .success(let entry) = line.content else { continue }
      wanted = wanted.drop { $0 < entry.first }
      let here = wanted.prefix { $0 < entry.next }
      wanted = wanted.dropFirst(here.count)
      if !here.isEmpty { try? collect(entry, Set(here), into: &found) }
    }
    return found
  }

  private func collect(
    _ entry: LedgerEntry,
    _ wanted: Set<Int>,
    into found: inout [Int: String]
  ) throws {
    var dead: Set<Int> = []
    try forEachLine(of: entry, in: "dead") { line in
      guard let position = Self.number(after: "\"position\":", in: line) else { return }
      dead.insert(position)
      if wanted.contains(position) { found[position] = Self.identity(in: line) }
    }
    // Records stand in the order of positions, without the dead.
    var position = Int(entry.first)
    try forEachLine(of: entry, in: "records") { line in
      while dead.contains(position) { position += 1 }
      if wanted.contains(position) { found[position] = Self.identity(in: line) }
      position += 1
    }
  }

  private func forEachLine(
    of entry: LedgerEntry,
    in wanted: String,
    _ body: (ArraySlice<UInt8>) -> Void
  ) throws {
    guard let file = entry.files.first(where: { $0.folder == wanted }) else { return }
    let directory = try folder.root.folder(
      at: file.path.split(separator: "/").dropLast().joined(separator: "/"),
      create: false
    )
    let reader = try SegmentReader(
      directory.read(file.name),
      compression: folder.manifest.compression
    )
    var lines = FileSink.LineReader(reader, limit: Self.head)
    while let line = try lines.next() { body(line.bytes[...]) }
  }

  /// The 64 digits behind the first `"id":"`, which only `schema` and `parser` precede.
  private static func identity(in line: ArraySlice<UInt8>) -> String? {
    guard let start = end(of: "\"id\":\"", in: line) else { return nil }
    let digits = line[start...].prefix(64)
    return digits.count == 64 ? String(decoding: digits, as: UTF8.self) : nil
  }

  private static func number(after key: String, in line: ArraySlice<UInt8>) -> Int? {
    guard let start = end(of: key, in: line) else { return nil }
    let digits = line[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Bytes of a line that are looked at.
  private static let head = 512

  /// Searched for only near the line's start: what stands further on is the page's own text.
  private static func end(of key: String, in line: ArraySlice<UInt8>) -> Int? {
    let head = line.prefix(Self.head)
    let key = Array(key.utf8)
    var index = head.startIndex
    while head.endIndex - index >= key.count {
      if head[index..<(index + key.count)].elementsEqual(key) { return index + key.count }
      index += 1
    }
    return nil
  }
}
