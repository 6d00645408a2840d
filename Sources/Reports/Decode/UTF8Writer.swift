/// Writes the decoded page as UTF-8 and counts what tells a text from other bytes.
struct UTF8Writer: ScalarSink {
  private(set) var utf8: [UInt8] = []
  /// How many U+FFFD were written for errors.
  private(set) var replacements = 0
  /// How many control characters were met, among them NULs, which are not written.
  private(set) var controls = 0
  /// How many characters were met otherwise.
  private(set) var characters = 0

  /// - Parameter capacity: the bytes to make room for.
  init(capacity: Int) {
    utf8.reserveCapacity(capacity)
  }

  var isFull: Bool { false }

  @inline(__always)
  mutating func plain(_ range: Range<Int>, of source: [UInt8]) {
    characters &+= range.count
    utf8.append(contentsOf: source[range])
  }

  @inline(__always)
  mutating func scalar(_ value: UInt32, length: Int) {
    if value >= 0x800, value <= 0xFFFF {
      utf8.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      appendContinuation(value >> 6)
      appendContinuation(value)
    } else if value < 0x80 {
      appendASCII(UInt8(truncatingIfNeeded: value))
      return
    } else if value < 0x800 {
      utf8.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      appendContinuation(value)
    } else {
      utf8.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      appendContinuation(value >> 12)
      appendContinuation(value >> 6)
      appendContinuation(value)
    }
    characters &+= 1
  }

  mutating func malformed(length: Int) {
    utf8 += [0xEF, 0xBF, 0xBD]
    replacements &+= 1
  }

  private mutating func appendASCII(_ byte: UInt8) {
    if isControl(byte) { controls &+= 1 } else { characters &+= 1 }
    if byte != 0 { utf8.append(byte) }
  }

  @inline(__always)
  private mutating func appendContinuation(_ bits: UInt32) {
    utf8.append(UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F))
  }
}
