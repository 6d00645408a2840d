/// What one fast look over a body says about it as UTF-8.
struct UTF8Scan {
  /// Whether the body is valid UTF-8 as a whole.
  private(set) var isValid = true
  /// Whether a byte of 0x80 or more was met.
  private(set) var hasNonASCII = false
  /// Whether a control character (NUL among them) was met; unknown, and `false`, past an error.
  private(set) var hasControls = false

  /// Validates `source` from `start`, stopping at the first error.
  init(_ source: [UInt8], from start: Int) {
    let bytes = source.span
    var index = start
    while index < source.count {
      if let word = ByteWord(bytes, at: index) {
        if word.hasControl { hasControls = true }
        if word.startsWithTwoCommonTriples {
          hasNonASCII = true
          index &+= 6
          continue
        }
        let prefix = word.asciiPrefix
        index &+= prefix
        if prefix > 0 { continue }
      } else if source[index] < 0x80 {
        if isControl(source[index]) { hasControls = true }
        index &+= 1
        continue
      }
      hasNonASCII = true
      let sequence = UTF8Sequence(bytes, at: index)
      guard sequence.value != nil else {
        isValid = false
        return
      }
      index &+= sequence.length
    }
  }
}

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

/// Decodes UTF-8, one error for each maximal subpart of an ill-formed sequence.
func decodeUTF8(_ source: [UInt8], from start: Int, into sink: inout some ScalarSink) {
  let bytes = source.span
  var index = start
  while index < bytes.count, !sink.isFull {
    let byte = bytes[index]
    if byte < 0x80 {
      index = takeASCII(source, at: index, into: &sink)
      continue
    }
    let sequence = UTF8Sequence(bytes, at: index)
    if let value = sequence.value {
      sink.scalar(value, length: sequence.length)
    } else {
      sink.malformed(length: sequence.length)
    }
    index &+= sequence.length
  }
}

/// Feeds the run of plain ASCII, or the one control character, at `index`; returns its end.
@inline(__always)
func takeASCII(_ source: [UInt8], at index: Int, into sink: inout some ScalarSink) -> Int {
  let end = plainRunEnd(source.span, from: index)
  if end > index {
    sink.plain(index..<end, of: source)
    return end
  }
  sink.scalar(UInt32(source[index]), length: 1)
  return index &+ 1
}
