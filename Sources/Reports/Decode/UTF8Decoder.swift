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
