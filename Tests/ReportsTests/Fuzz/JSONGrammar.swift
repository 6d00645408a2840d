/// Tells whether bytes are a JSON text by RFC 8259: fast enough for every record of a fuzzing run.
struct JSONGrammar {
  private let bytes: [UInt8]
  private var index = 0

  /// Whether the bytes are one value with nothing around it.
  static func isValue(_ bytes: [UInt8]) -> Bool {
    var grammar = Self(bytes: bytes)
    return grammar.value(depth: 0) && grammar.index == bytes.count
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func word(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { buffer in
      unsafe buffer.allSatisfy { take($0) }
    }
  }

  private mutating func value(depth: Int) -> Bool {
    guard depth < 100 else { return false }
    switch next {
    case UInt8(ascii: "{"): return list(closing: UInt8(ascii: "}"), keyed: true, depth: depth)
    case UInt8(ascii: "["): return list(closing: UInt8(ascii: "]"), keyed: false, depth: depth)
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func list(closing: UInt8, keyed: Bool, depth: Int) -> Bool {
    index += 1
    if take(closing) { return true }
    while true {
      if keyed { guard string(), take(UInt8(ascii: ":")) else { return false } }
      guard value(depth: depth + 1) else { return false }
      if take(closing) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  private mutating func string() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while let byte = next {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return true
      case 0..<0x20: return false
      case UInt8(ascii: "\\"):
        guard let escaped = next else { return false }
        index += 1
        if escaped == UInt8(ascii: "u") {
          for _ in 0..<4 {
            guard let digit = next, isHexadecimal(digit) else { return false }
            index += 1
          }
        } else if !"\"\\/bfnrt".utf8.contains(escaped) {
          return false
        }
      default: continue
      }
    }
    return false
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x61...0x66 ~= byte | 0x20
  }

  private mutating func number() -> Bool {
    _ = take(UInt8(ascii: "-"))
    let isZero = next == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !isZero else { return false }
    if take(UInt8(ascii: ".")) { guard digits() > 0 else { return false } }
    return true
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = next, 0x30...0x39 ~= byte { index += 1 }
    return index - start
  }
}
