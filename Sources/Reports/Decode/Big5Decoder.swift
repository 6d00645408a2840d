/// Decodes Big5 with the Hong Kong supplementary characters.
///
/// An ASCII byte after a lead that it does not fit is kept as text.
func decodeBig5(_ source: [UInt8], from start: Int, into sink: inout some ScalarSink) {
  let bytes = source.span
  let count = bytes.count
  let entries = Big5Index.table
  let table = entries.span
  var index = start
  while index < count, !sink.isFull {
    let lead = bytes[index]
    if lead < 0x80 {
      index = takeASCII(source, at: index, into: &sink)
      continue
    }
    guard lead != 0x80, lead != 0xFF else {
      sink.malformed(length: 1)
      index &+= 1
      continue
    }
    guard count &- index >= 2 else {
      sink.malformed(length: 1)
      return
    }
    let trail = bytes[index &+ 1]
    if (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE) {
      let column = Int(trail) &- (trail < 0x7F ? 0x40 : 0x62)
      let pointer = (Int(lead) &- 0x81) &* 157 &+ column
      let slot = pointer &- Big5Index.firstPointer
      if slot >= 0, table[slot] != Big5Index.unmapped {
        sink.scalar(table[slot], length: 2)
        index &+= 2
        continue
      }
      if let (letter, mark) = Big5Index.pair(pointer) {
        sink.scalar(letter, length: 1)
        sink.scalar(mark, length: 1)
        index &+= 2
        continue
      }
    }
    let length = trail < 0x80 ? 1 : 2
    sink.malformed(length: length)
    index &+= length
  }
}
