/// How well a body reads in one encoding.
struct CharsetEvidence: ScalarSink {
  private let limit: Int
  private let frequent = FrequentCharacters.bitmap
  private var scalars = 0
  private var seen = 0
  private var common = 0
  private var odd = 0
  private var malformed = 0

  /// Reads `body` as `charset`, up to `limit` characters beyond ASCII.
  init(of charset: Charset, in body: [UInt8], from start: Int, limit: Int = .max) {
    self.limit = limit
    charset.decode(body, from: start, into: &self)
  }

  /// The bytes beyond ASCII that read as frequent characters, twice, less those that read as errors
  /// or as what no page holds: 2000 when all are frequent, -1000 when all are wrong, 0 for none.
  ///
  /// Chinese in its own encoding has well over 1000, in a wrong one under 400.
  var score: Int {
    seen == 0 ? 0 : (2 * common - odd - malformed) * 1000 / seen
  }

  var isFull: Bool { scalars >= limit }

  mutating func plain(_ range: Range<Int>, of source: [UInt8]) {}

  mutating func scalar(_ value: UInt32, length: Int) {
    if value < 0x80 {
      // In UTF-16 even ASCII has a form of its own and is proof; elsewhere this is a control.
      guard length == 2, value != 0 else { return }
      if value < 0x20, !isASCIIWhitespace(UInt8(truncatingIfNeeded: value)) {
        odd &+= length
      } else {
        common &+= length
      }
    } else if value <= 0xFFFF {
      if frequent[Int(value >> 6)] >> UInt64(value & 63) & 1 != 0 {
        common &+= length
      } else if value < 0xA0 || (value >= 0xE000 && value <= 0xF8FF) || value >= 0xFFFE {
        odd &+= length
      }
    } else if value >= 0xE0000 {
      odd &+= length
    }
    seen &+= length
    scalars &+= 1
  }

  mutating func malformed(length: Int) {
    malformed &+= length
    seen &+= length
    scalars &+= 1
  }
}
