/// One UTF-8 sequence that does not start with an ASCII byte, or the maximal subpart of one.
struct UTF8Sequence {
  /// The scalar value; `nil` for what is malformed.
  let value: UInt32?
  /// How many bytes the sequence or its maximal subpart takes: 1 to 4.
  let length: Int

  /// Reads the sequence at `start`, which must lie inside `bytes`.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at start: Int) {
    let lead = bytes[start]
    var needed = 0
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    var scalar: UInt32 = 0
    switch lead {
    case 0xC2...0xDF:
      needed = 1
      scalar = UInt32(lead & 0x1F)
    case 0xE0...0xEF:
      needed = 2
      scalar = UInt32(lead & 0x0F)
      if lead == 0xE0 { lower = 0xA0 }
      if lead == 0xED { upper = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      scalar = UInt32(lead & 0x07)
      if lead == 0xF0 { lower = 0x90 }
      if lead == 0xF4 { upper = 0x8F }
    default:
      value = nil
      length = 1
      return
    }
    var index = start &+ 1
    let end = start &+ 1 &+ needed
    while index < end {
      guard index < bytes.count, bytes[index] >= lower, bytes[index] <= upper else {
        value = nil
        length = index &- start
        return
      }
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
      lower = 0x80
      upper = 0xBF
      index &+= 1
    }
    value = scalar
    length = needed &+ 1
  }
}
