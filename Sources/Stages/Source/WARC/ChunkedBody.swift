/// A body in the chunks of HTTP/1.1, RFC 9112 section 7.1.
enum ChunkedBody {
  /// Whether it begins as a chunk does.
  static func begins(_ body: ArraySlice<UInt8>) -> Bool { size(in: body) != nil }

  /// The chunks joined; `nil` when one is damaged or the last one is missing.
  static func joined(_ body: ArraySlice<UInt8>) -> [UInt8]? {
    var joined: [UInt8] = []
    var rest = body
    while let (size, next) = size(in: rest) {
      if size == 0 { return joined }
      guard size <= body.endIndex - next else { return nil }
      joined += body[next..<(next + size)]
      // The line end behind a chunk; some servers forget it.
      rest = body[(next + size)...]
      if rest.first == 0x0D { rest.removeFirst() }
      if rest.first == 0x0A { rest.removeFirst() }
    }
    return nil
  }

  /// A chunk's size, and the index behind the line that says it.
  private static func size(in body: ArraySlice<UInt8>) -> (size: Int, next: Int)? {
    guard let end = body.prefix(lineLimit).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let line = body[..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D }
    let digits = line.filter { $0 != 0x20 }
    guard !digits.isEmpty, digits.count <= 15,
      let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
    else { return nil }
    return (size, end + 1)
  }

  private static let lineLimit = 1024
}
