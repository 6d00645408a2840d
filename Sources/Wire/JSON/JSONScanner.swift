/// Reads the few JSON tokens that ``JSONObject`` writes, at the speed a list of millions needs.
package struct JSONScanner {
  private let bytes: [UInt8]
  private var index = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { index == bytes.count }

  /// Steps over `byte` when it is next.
  package mutating func skip(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// The bytes of a quoted string; of the escapes only those that ``JSONObject`` writes.
  package mutating func string() -> [UInt8]? {
    guard skip(UInt8(ascii: "\"")) else { return nil }
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") { return text }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = escape() else { return nil }
      text.append(escaped)
    }
    return nil
  }

  private mutating func escape() -> UInt8? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    guard byte == UInt8(ascii: "u") else { return byte }
    guard bytes.count - index >= 4 else { return nil }
    let digits = bytes[index..<(index + 4)]
    index += 4
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// A whole number that fits into an `Int`.
  package mutating func integer() -> Int? {
    let start = index
    while index < bytes.count, isNumeric(bytes[index]) { index += 1 }
    return Int(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private func isNumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }
}
