/// Eight bytes of a page at once, for the runs of ASCII that most of a page's markup consists of.
struct ByteWord {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let value: UInt64

  /// Reads the eight bytes at `offset`, the first one lowest; `nil` when fewer are left.
  @inline(__always)
  init?(_ bytes: Span<UInt8>, at offset: Int) {
    guard bytes.count &- offset >= 8 else { return nil }
    // UInt8 has no padding, any eight bytes are a valid UInt64, and the load is bounds-checked.
    let loaded = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    value = UInt64(littleEndian: loaded)
  }

  /// How many bytes stand before the first one that is not ASCII: 8 when all are.
  @inline(__always)
  var asciiPrefix: Int {
    (value & Self.highBits).trailingZeroBitCount >> 3
  }

  /// Whether a byte of 0x00–0x08 or 0x10–0x1F is among them.
  @inline(__always)
  var hasControl: Bool {
    let low = (value &- 0x09 &* Self.ones) & ~value
    // Zero exactly in the bytes 0x10…0x1F.
    let folded = (value ^ (0x10 &* Self.ones)) & (0xF0 &* Self.ones)
    let middle = (folded &- Self.ones) & ~folded
    return (low | middle) & Self.highBits != 0
  }

  /// Whether the word starts with two three-byte UTF-8 sequences that need no further check, since
  /// the leads 0xE0 (overlong forms) and 0xED (surrogates) are not among them.
  @inline(__always)
  var startsWithTwoCommonTriples: Bool {
    guard value & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 else { return false }
    let first = value & 0x0F
    let second = value >> 24 & 0x0F
    return first != 0 && first != 0x0D && second != 0 && second != 0x0D
  }
}

/// Whether a byte is a control character that no text holds: 0x00–0x08 or 0x10–0x1F.
@inline(__always)
func isControl(_ byte: UInt8) -> Bool {
  byte < 0x09 || byte & 0xF0 == 0x10
}

/// The end of the run of ASCII without control characters that starts at `start`.
@inline(__always)
func plainRunEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
  var index = start
  while let word = ByteWord(bytes, at: index) {
    if word.hasControl { break }
    let prefix = word.asciiPrefix
    index &+= prefix
    if prefix < 8 { return index }
  }
  while index < bytes.count {
    let byte = bytes[index]
    if byte >= 0x80 || isControl(byte) { break }
    index &+= 1
  }
  return index
}
