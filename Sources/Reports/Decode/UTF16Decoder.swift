/// Decodes UTF-16 of the given byte order.
///
/// A surrogate without its partner is one error, and so is an odd byte at the end.
func decodeUTF16(
  _ source: [UInt8],
  from start: Int,
  bigEndian: Bool,
  into sink: inout some ScalarSink
) {
  let bytes = source.span
  let count = bytes.count
  func unit(at index: Int) -> UInt32 {
    let first = UInt32(bytes[index])
    let second = UInt32(bytes[index &+ 1])
    return bigEndian ? first << 8 | second : second << 8 | first
  }
  var index = start
  while index < count, !sink.isFull {
    guard count &- index >= 2 else {
      sink.malformed(length: 1)
      return
    }
    let value = unit(at: index)
    guard value >= 0xD800, value <= 0xDFFF else {
      sink.scalar(value, length: 2)
      index &+= 2
      continue
    }
    guard value <= 0xDBFF else {
      sink.malformed(length: 2)
      index &+= 2
      continue
    }
    // A lead surrogate at the very end, with or without an odd byte after it, is one error.
    guard count &- index >= 4 else {
      sink.malformed(length: count &- index)
      return
    }
    let trail = unit(at: index &+ 2)
    guard trail >= 0xDC00, trail <= 0xDFFF else {
      sink.malformed(length: 2)
      index &+= 2
      continue
    }
    sink.scalar(0x10000 &+ (value &- 0xD800) << 10 &+ (trail &- 0xDC00), length: 4)
    index &+= 4
  }
}
