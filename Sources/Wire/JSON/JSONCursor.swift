/// Where a text stopped being the JSON that was expected.
package struct JSONDefect: Error, Sendable, Equatable {
  /// Offset in bytes.
  package let offset: Int
  /// What should have stood there.
  package let expected: String

  package init(offset: Int, expected: String) {
    self.offset = offset
    self.expected = expected
  }
}

/// Reads JSON from front to back, value by value, without building a tree.
///
/// Strict RFC 8259; numbers are read as integers only. Nothing in the text can trap.
package struct JSONCursor: Sendable {
  private let bytes: [UInt8]
  /// Offset of the next unread byte.
  package private(set) var offset = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next byte after white space, not consumed; nil at the end.
  package mutating func peek() -> UInt8? {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
    return current
  }

  /// Consumes one structural byte.
  package mutating func expect(_ byte: Unicode.Scalar) throws(JSONDefect) {
    guard take(byte) else { throw defect("'\(byte)'") }
  }

  /// Consumes one structural byte if it comes next.
  package mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard let next = peek(), UInt32(next) == byte.value else { return false }
    offset += 1
    return true
  }

  /// Consumes `null` if it comes next.
  package mutating func takeNull() -> Bool {
    guard peek() == UInt8(ascii: "n"), bytes[offset...].starts(with: "null".utf8) else {
      return false
    }
    offset += 4
    return true
  }

  /// Consumes an object's key, which must be this one, and its colon.
  package mutating func expectKey(_ key: String) throws(JSONDefect) {
    let start = offset
    guard peek() == UInt8(ascii: "\""), try string() == key else {
      offset = start
      throw defect("\"\(key)\"")
    }
    try expect(":")
  }

  /// Throws unless only white space is left.
  package mutating func expectEnd() throws(JSONDefect) {
    if peek() != nil { throw defect("the end") }
  }

  /// Reads an integer that fits 64 bits, without fraction or exponent.
  package mutating func integer() throws(JSONDefect) -> Int64 {
    _ = peek()
    let start = offset
    if current == UInt8(ascii: "-") { offset += 1 }
    while let byte = current, isDigit(byte) { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits == "0" || !digits.hasPrefix("0"), let value = Int64(text),
      current.map({ !".eE".utf8.contains($0) }) ?? true
    else {
      offset = start
      throw defect("an integer")
    }
    return value
  }

  /// Reads a string; escapes are resolved, bytes that are not UTF-8 refused.
  package mutating func string() throws(JSONDefect) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while true {
      let start = offset
      while let byte = current, byte != 0x22, byte != 0x5C, byte >= 0x20 { offset += 1 }
      text += bytes[start..<offset]
      guard let byte = current, byte >= 0x20 else { throw defect("the end of a string") }
      offset += 1
      if byte == 0x22 { break }
      text += Array(String(try escape()).utf8)
    }
    guard let string = String(validating: text, as: UTF8.self) else { throw defect("UTF-8") }
    return string
  }

  /// Reads an object; `member` gets each key and has to consume its value.
  package mutating func object(
    _ member: (String, inout JSONCursor) throws(JSONDefect) -> Void
  ) throws(JSONDefect) {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try member(key, &self)
    } while take(",")
    try expect("}")
  }

  /// Reads an array; `element` has to consume each value.
  package mutating func array(
    _ element: (inout JSONCursor) throws(JSONDefect) -> Void
  ) throws(JSONDefect) {
    try expect("[")
    if take("]") { return }
    repeat { try element(&self) } while take(",")
    try expect("]")
  }

  /// Reads over one value of any kind, at most 64 levels deep.
  package mutating func skip(depth: Int = 64) throws(JSONDefect) {
    guard depth > 0 else { throw defect("less nesting") }
    switch peek() {
    case UInt8(ascii: "{"):
      try object { (_, cursor) throws(JSONDefect) in try cursor.skip(depth: depth - 1) }
    case UInt8(ascii: "["):
      try array { (cursor) throws(JSONDefect) in try cursor.skip(depth: depth - 1) }
    case UInt8(ascii: "\""): try skipString()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: try number()
    }
  }

  /// Reads over an object and returns its text as it stands.
  package mutating func objectText() throws(JSONDefect) -> [UInt8] {
    guard peek() == UInt8(ascii: "{") else { throw defect("'{'") }
    let start = offset
    try skip()
    return Array(bytes[start..<offset])
  }

  /// Reads over a string without copying it; whether it is UTF-8 is not asked.
  private mutating func skipString() throws(JSONDefect) {
    try expect("\"")
    while let byte = current, byte >= 0x20 {
      offset += 1
      if byte == 0x22 { return }
      if byte == 0x5C { _ = try escape() }
    }
    throw defect("the end of a string")
  }

  private mutating func word(_ word: String) throws(JSONDefect) {
    guard bytes[offset...].starts(with: word.utf8) else { throw defect(word) }
    offset += word.utf8.count
  }

  private mutating func number() throws(JSONDefect) {
    if current == UInt8(ascii: "-") { offset += 1 }
    let start = offset
    try digits()
    if offset - start > 1, bytes[start] == UInt8(ascii: "0") { throw defect("a number") }
    if current == UInt8(ascii: ".") {
      offset += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      offset += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONDefect) {
    guard let first = current, isDigit(first) else { throw defect("a value") }
    while let byte = current, isDigit(byte) { offset += 1 }
  }

  /// Reads what follows a backslash, a surrogate pair as one.
  private mutating func escape() throws(JSONDefect) -> Unicode.Scalar {
    guard let byte = current else { throw defect("an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, bytes[offset...].starts(with: "\\u".utf8) else {
        throw defect("a surrogate pair")
      }
      offset += 2
      let low = try hexUnit()
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF))
      else { throw defect("a surrogate pair") }
      return scalar
    default: throw defect("an escape")
    }
  }

  private mutating func hexUnit() throws(JSONDefect) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw defect("four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      offset += 1
    }
    return unit
  }

  private var current: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }

  private func defect(_ expected: String) -> JSONDefect {
    JSONDefect(offset: offset, expected: expected)
  }
}
