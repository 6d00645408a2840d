/// The string literals of a JSON text or a script, unescaped.
enum StringLiterals {
  struct Literal: Sendable {
    /// The name it is the value of, where it is one.
    var key: String?
    /// UTF-8; escapes that mean no character are U+FFFD.
    var content: [UInt8]
  }

  /// Reads the literals in their order, keys left out.
  static func read(_ text: Span<UInt8>) -> [Literal] {
    var literals: [Literal] = []
    var key: String?
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        let (content, end) = readLiteral(text, from: index)
        index = end
        var next = index
        while next < text.count, PageBuilder.isSpace(text[next]) { next += 1 }
        if key == nil, next < text.count, text[next] == UInt8(ascii: ":"), content.count <= 60 {
          key = String(decoding: content, as: UTF8.self)
          index = next + 1
        } else {
          literals.append(Literal(key: key, content: content))
          key = nil
        }
      } else {
        // The value of the last key was no string.
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: ";") {
          key = nil
        }
        index += 1
      }
    }
    return literals
  }

  private static func readLiteral(
    _ text: Span<UInt8>,
    from start: Int
  ) -> (content: [UInt8], end: Int) {
    let quote = text[start]
    var content: [UInt8] = []
    var high: UInt32?
    var index = start + 1
    while index < text.count, text[index] != quote {
      let byte = text[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < text.count else {
        content.append(byte)
        index += 1
        continue
      }
      let escaped = text[index + 1]
      index += 2
      switch escaped {
      case UInt8(ascii: "n"), UInt8(ascii: "r"): content.append(0x0A)
      case UInt8(ascii: "t"): content.append(0x09)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): content.append(0x20)
      case UInt8(ascii: "u"):
        guard let unit = hexadecimal(text, from: index, digits: 4) else {
          content.append(escaped)
          continue
        }
        index += 4
        append(unit: unit, high: &high, to: &content)
      case UInt8(ascii: "x"):
        guard let unit = hexadecimal(text, from: index, digits: 2) else {
          content.append(escaped)
          continue
        }
        index += 2
        append(unit: unit, high: &high, to: &content)
      default: content.append(escaped)
      }
    }
    return (content, min(index + 1, text.count))
  }

  /// Appends a UTF-16 code unit, the second of a pair together with the first.
  private static func append(unit: UInt32, high: inout UInt32?, to content: inout [UInt8]) {
    var value = unit
    if 0xD800...0xDBFF ~= unit {
      high = unit
      return
    }
    if 0xDC00...0xDFFF ~= unit {
      value = high.map { 0x1_0000 + ($0 - 0xD800) << 10 + (unit - 0xDC00) } ?? 0xFFFD
    }
    high = nil
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    content.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private static func hexadecimal(_ text: Span<UInt8>, from start: Int, digits: Int) -> UInt32? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for index in start..<start + digits {
      switch text[index] {
      case 0x30...0x39: value = value << 4 | UInt32(text[index] - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(text[index] - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(text[index] - 0x57)
      default: return nil
      }
    }
    return value
  }
}
