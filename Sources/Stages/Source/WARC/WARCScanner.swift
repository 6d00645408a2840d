/// Finds the records of a WARC file, one after the other, and goes on behind what is damaged.
struct WARCScanner {
  /// What was found, in the order of the file.
  enum Finding: Equatable {
    /// A whole record; `bytes` are those of its block.
    case record(WARCPlace, bytes: Int, WARCContent)
    /// Something that is no whole record, and where; what comes behind it was found again.
    case damage(WARCPlace, String)
    /// The file ends within this record.
    case cut(WARCPlace)
  }

  private let path: [UInt8]
  private var bytes: WARCBytes
  /// How often the reading may begin again behind damage; each time may cost the whole file.
  private var attempts = 64
  private var isOver = false

  init(path: [UInt8], at place: WARCPlace = WARCPlace(offset: 0, skip: 0)) throws(SystemError) {
    self.path = path
    bytes = try WARCBytes(path: path, at: place)
  }

  /// The next finding; `nil` at the end of the file.
  mutating func next() throws(SystemError) -> Finding? {
    if isOver { return nil }
    try skipLineEnds()
    let head = try bytes.peek(WARCRecordHeader.magic.count)
    let place = bytes.place
    if head.isEmpty {
      switch bytes.end {
      case .damaged(let problem): return try resume(after: place, problem)
      case .cut:
        isOver = true
        return .cut(place)
      case .file, nil:
        isOver = true
        return nil
      }
    }
    if head.count < WARCRecordHeader.magic.count, Self.mayBegin(head) {
      return try ended(place, from: 1)
    }
    guard head.starts(with: WARCRecordHeader.magic) else {
      return try resume(after: place, "no record begins here")
    }
    let (text, length) = try bytes.head(limit: WARCRecordHeader.limit)
    guard let length, let header = WARCRecordHeader(text) else {
      if length == nil, text.count < WARCRecordHeader.limit { return try ended(place, from: 1) }
      return try resume(after: place, "the head of the record is damaged")
    }
    _ = try bytes.skip(length)
    return try block(of: header, at: place, headLength: length)
  }

  private mutating func block(
    of header: WARCRecordHeader,
    at place: WARCPlace,
    headLength: Int
  ) throws(SystemError) -> Finding? {
    let limit = header.type == "response" ? min(header.length, HTTPResponse.limit) : 0
    let content = WARCContent(header, block: try bytes.head(limit: limit).bytes)
    guard try bytes.skip(header.length) == header.length else {
      return try ended(place, from: headLength)
    }
    let last = bytes.place
    let isClosed = try bytes.peek(4).starts(with: "\r\n\r\n".utf8)
    try skipLineEnds()
    let next = try bytes.peek(WARCRecordHeader.magic.count)
    // What came out of a member is only to be believed when its check sum was seen.
    if next.isEmpty, bytes.isBroken(at: last) { return try ended(place, from: headLength) }
    // Not all writers end a record as they should; then another one has to follow.
    guard isClosed || Self.mayBegin(next) else {
      return try search(place, from: headLength, "the length of the record is wrong")
        ?? .damage(
          place,
          "the length of the record is wrong, and no other record follows"
        )
    }
    return .record(place, bytes: header.length, content)
  }

  /// Whether a record may begin with these bytes, as many as there are.
  private static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: WARCRecordHeader.magic) || WARCRecordHeader.magic.starts(with: bytes)
  }

  private func skipLineEnds() throws(SystemError) {
    while let byte = try bytes.peek(1).first, byte == 0x0D || byte == 0x0A {
      _ = try bytes.skip(1)
    }
  }

  /// Judges a record that the bytes end in: the file may be cut, its data damaged, or its length
  /// wrong, with others behind its head.
  private mutating func ended(_ place: WARCPlace, from skip: Int) throws(SystemError) -> Finding? {
    if case .damaged(let problem) = bytes.end { return try resume(after: place, problem) }
    if let found = try search(place, from: skip, "the length of the record is wrong") {
      return found
    }
    isOver = true
    return .cut(place)
  }

  /// Goes on behind damage: at the next record in the same bytes, or in the next gzip member.
  private mutating func resume(
    after place: WARCPlace,
    _ problem: String
  ) throws(SystemError) -> Finding? {
    if let found = try search(place, from: 1, problem) { return found }
    isOver = true
    return .damage(place, problem + ", and no other record follows")
  }

  /// Looks for the beginning of a record behind what is at `place`.
  private mutating func search(
    _ place: WARCPlace,
    from skip: Int,
    _ problem: String
  ) throws(SystemError) -> Finding? {
    attempts -= 1
    guard attempts > 0 else {
      isOver = true
      return .damage(place, problem + "; too much of the file is damaged, and its rest is not read")
    }
    let again = try WARCBytes(path: path, at: place)
    _ = try again.skip(skip)
    if try Self.find(again) {
      bytes = again
      return .damage(place, problem)
    }
    guard again.isCompressed else { return nil }
    var offset = max(place.offset, again.place.offset)
    for _ in 0..<Self.candidates {
      guard let member = try again.nextMember(after: offset) else { break }
      let candidate = try WARCBytes(path: path, at: WARCPlace(offset: member, skip: 0))
      if try candidate.peek(WARCRecordHeader.magic.count).starts(with: WARCRecordHeader.magic) {
        bytes = candidate
        return .damage(place, problem)
      }
      offset = member
    }
    return nil
  }

  /// How many things that look like gzip members are looked at behind one damage.
  private static let candidates = 1000

  /// Moves to the next record that begins a line; whether there is one.
  private static func find(_ bytes: WARCBytes) throws(SystemError) -> Bool {
    let mark = Array("\nWARC/1.".utf8)
    while true {
      let there = try bytes.peek(1 << 15)
      var index = there.startIndex
      while let hit = there[index...].firstIndex(of: mark[0]) {
        if there[hit...].starts(with: mark) {
          _ = try bytes.skip(hit + 1 - there.startIndex)
          return true
        }
        index = hit + 1
      }
      if there.count < 1 << 15 { return false }
      _ = try bytes.skip(there.count - mark.count + 1)
    }
  }
}
