/// Decodes windows-1252, which has a character for every byte.
func decodeWindows1252(_ source: [UInt8], from start: Int, into sink: inout some ScalarSink) {
  let bytes = source.span
  var index = start
  while index < bytes.count, !sink.isFull {
    let byte = bytes[index]
    if byte < 0x80 {
      index = takeASCII(source, at: index, into: &sink)
      continue
    }
    let value = byte < 0xA0 ? windows1252C1[Int(byte &- 0x80)] : UInt32(byte)
    sink.scalar(value, length: 1)
    index &+= 1
  }
}

/// The characters of the bytes 0x80–0x9F; the five that windows-1252 leaves free are the C1 controls
/// of the same number.
private let windows1252C1: [UInt32] = [
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
  0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
]
