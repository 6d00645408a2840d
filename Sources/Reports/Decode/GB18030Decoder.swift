/// Decodes GB18030 (and GBK, and GB 2312) with one, two and four bytes a character.
///
/// An error hands back the bytes that can start something of their own, as the standard has it: an
/// ASCII byte after a lead is kept as text.
func decodeGB18030(_ source: [UInt8], from start: Int, into sink: inout some ScalarSink) {
  let bytes = source.span
  let count = bytes.count
  let entries = GB18030Index.twoByte
  let twoByte = entries.span
  var index = start
  while index < count, !sink.isFull {
    let lead = bytes[index]
    if lead < 0x80 {
      index = takeASCII(source, at: index, into: &sink)
      continue
    }
    if lead == 0x80 || lead == 0xFF {
      if lead == 0x80 { sink.scalar(0x20AC, length: 1) } else { sink.malformed(length: 1) }
      index &+= 1
      continue
    }
    guard count &- index >= 2 else {
      sink.malformed(length: 1)
      return
    }
    let trail = bytes[index &+ 1]
    if trail >= 0x40, trail != 0x7F, trail != 0xFF {
      let column = Int(trail) &- (trail < 0x7F ? 0x40 : 0x41)
      let value = UInt32(twoByte[(Int(lead) &- 0x81) &* 190 &+ column])
      sink.scalar(value, length: 2)
      index &+= 2
    } else if isDigit(trail) {
      index = decodeFourBytes(bytes, at: index, into: &sink)
    } else {
      let length = trail < 0x80 ? 1 : 2
      sink.malformed(length: length)
      index &+= length
    }
  }
}

/// Decodes the four-byte sequence that starts with the lead and the digit at `index`; returns where to
/// go on.
private func decodeFourBytes(
  _ bytes: Span<UInt8>,
  at index: Int,
  into sink: inout some ScalarSink
) -> Int {
  let left = bytes.count &- index
  let third = left > 2 ? bytes[index &+ 2] : 0x81
  guard third >= 0x81, third <= 0xFE else {
    sink.malformed(length: 1)
    return index &+ 1
  }
  guard left >= 4 else {
    sink.malformed(length: left)
    return bytes.count
  }
  let fourth = bytes[index &+ 3]
  guard isDigit(fourth) else {
    sink.malformed(length: 1)
    return index &+ 1
  }
  let high = (Int(bytes[index]) &- 0x81) &* 10 &+ (Int(bytes[index &+ 1]) &- 0x30)
  let pointer = (high &* 126 &+ (Int(third) &- 0x81)) &* 10 &+ (Int(fourth) &- 0x30)
  if let value = GB18030Index.fourByteScalar(pointer) {
    sink.scalar(value, length: 4)
  } else {
    sink.malformed(length: 4)
  }
  return index &+ 4
}

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool {
  byte &- 0x30 < 10
}
