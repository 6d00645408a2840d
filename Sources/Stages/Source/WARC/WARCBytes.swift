import FileSink
import Glibc

/// The plain bytes of a WARC file from a place on; gzip members follow each other without a seam.
///
/// Holds no more than what is asked for at a time and one piece.
final class WARCBytes {
  /// Why there are no more bytes.
  enum End: Equatable {
    case file
    /// The file ends within a gzip member.
    case cut
    case damaged(String)
  }

  private let file: FileHandle
  private let inflater: Inflater?
  /// Offset in the file of what is read from it next.
  private var offset: Int
  private var input: [UInt8] = []
  private var inputRead = 0
  /// Whether what was read of the last member is not all of it, as far as its check sum.
  private(set) var isInMember = false
  private var buffer: [UInt8] = []
  private var index = 0
  /// Plain bytes before the buffer's first.
  private var base: Int
  /// Where members begin: in plain bytes, and in the file.
  private var members: [(position: Int, offset: Int)]
  /// Set once no more bytes come behind those in the buffer.
  private(set) var end: End?

  /// Reads `path` from a place on.
  ///
  /// - Throws: ``SystemError``, also for what is no file.
  init(path: [UInt8], at place: WARCPlace = WARCPlace(offset: 0, skip: 0)) throws(SystemError) {
    file = try FileHandle(opening: path, flags: O_RDONLY | O_NONBLOCK)
    guard try file.status().st_mode & S_IFMT == S_IFREG else {
      throw SystemError(EINVAL, action: "read as a file", path: path)
    }
    offset = place.offset
    members = [(0, place.offset)]
    base = 0
    let magic = try file.read(atMost: 2, from: 0)
    inflater = magic == Self.magic ? Inflater(.gzip) : nil
    _ = try skip(place.skip)
  }

  var isCompressed: Bool { inflater != nil }

  /// Plain bytes since the beginning.
  var position: Int { base + index }

  /// The place of the next byte.
  var place: WARCPlace {
    let member = members.last { $0.position <= position } ?? (0, 0)
    let skip = position - member.position
    return isCompressed
      ? WARCPlace(offset: member.offset, skip: skip)
      : WARCPlace(offset: member.offset + skip, skip: 0)
  }

  /// Whether the member that has the byte at `place` is known not to be whole.
  func isBroken(at place: WARCPlace) -> Bool {
    end != nil && isInMember && members.last?.offset == place.offset
  }

  /// The bytes at hand, at least `count` unless there are no more.
  func peek(_ count: Int) throws(SystemError) -> ArraySlice<UInt8> {
    while buffer.count - index < count, end == nil { try refill() }
    return buffer[index...]
  }

  /// The bytes at hand, as far as an empty line or `limit`; and how long they are up to that line.
  func head(limit: Int) throws(SystemError)
    -> (bytes: ArraySlice<UInt8>, length: Int?)
  {
    var wanted = min(4096, limit)
    while true {
      let there = try peek(wanted).prefix(limit)
      if let length = HeaderFields.length(in: there) { return (there.prefix(length), length) }
      if there.count < wanted || wanted == limit { return (there, nil) }
      wanted = min(2 * wanted, limit)
    }
  }

  /// Passes over bytes; fewer only when there are no more.
  func skip(_ count: Int) throws(SystemError) -> Int {
    var left = count
    while left > 0 {
      let there = try peek(1).count
      if there == 0 { break }
      let step = min(there, left)
      index += step
      left -= step
    }
    return count - left
  }

  private func refill() throws(SystemError) {
    base += index
    buffer.removeFirst(index)
    index = 0
    while members.count > 1, members[1].position <= base { members.removeFirst() }
    let before = buffer.count
    while buffer.count == before, end == nil {
      guard let inflater else { return try refillPlain() }
      try refill(inflater)
    }
  }

  private func refillPlain() throws(SystemError) {
    let more = try file.read(atMost: Self.piece, from: offset)
    offset += more.count
    buffer += more
    if more.isEmpty { end = .file }
  }

  private func refill(_ inflater: Inflater) throws(SystemError) {
    if inputRead == input.count {
      input = try file.read(atMost: Self.piece, from: offset)
      inputRead = 0
      offset += input.count
      if input.isEmpty {
        end = isInMember ? .cut : .file
        return
      }
    }
    if !isInMember {
      // Some writers fill blocks with zeros behind a member.
      while inputRead < input.count, input[inputRead] == 0 { inputRead += 1 }
      guard inputRead < input.count else { return }
      guard input[inputRead] == Self.magic[0] else {
        end = .damaged("what follows a gzip member is none")
        return
      }
      let start = (base + buffer.count, offset - input.count + inputRead)
      if start.0 > 0 || members.isEmpty { members.append(start) } else { members[0] = start }
      inflater.reset()
      isInMember = true
    }
    let (output, progress) = inflater.inflate(input, from: &inputRead, atMost: Self.piece)
    buffer += output
    switch progress {
    case .going: break
    case .ended: isInMember = false
    case .damaged: end = .damaged("its compressed data is damaged")
    }
  }

  /// The next offset behind `offset` at which a gzip member seems to begin; `nil` when there is none.
  func nextMember(after offset: Int) throws(SystemError) -> Int? {
    var start = offset + 1
    while true {
      let bytes = try file.read(atMost: Self.piece, from: start)
      for index in bytes.indices where bytes[index] == Self.magic[0] {
        guard bytes.count - index >= 3 else { break }
        if bytes[index + 1] == Self.magic[1], bytes[index + 2] == 8 { return start + index }
      }
      guard bytes.count == Self.piece else { return nil }
      start += bytes.count - 2
    }
  }

  private static let magic: [UInt8] = [0x1F, 0x8B]
  private static let piece = 1 << 16
}
