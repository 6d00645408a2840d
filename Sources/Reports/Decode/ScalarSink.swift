/// What a decoder feeds, byte sequence by byte sequence: the page's text, or a judgement of it.
protocol ScalarSink {
  /// Whether the sink has seen enough; the decoder then stops.
  var isFull: Bool { get }

  /// Takes a run of ASCII without control characters other than white space, 0x0E and 0x0F.
  mutating func plain(_ range: Range<Int>, of source: [UInt8])

  /// Takes one decoded scalar value that `length` bytes stood for.
  mutating func scalar(_ value: UInt32, length: Int)

  /// Takes an error of the encoding, one U+FFFD, that `length` bytes caused.
  mutating func malformed(length: Int)
}

extension Charset {
  /// Decodes `source` from `start` into `sink` by the standard's algorithm, in one pass.
  ///
  /// An encoding without a decoder feeds nothing.
  func decode(_ source: [UInt8], from start: Int, into sink: inout some ScalarSink) {
    switch self {
    case .utf8: decodeUTF8(source, from: start, into: &sink)
    case .gb18030: decodeGB18030(source, from: start, into: &sink)
    case .big5: decodeBig5(source, from: start, into: &sink)
    case .utf16LE: decodeUTF16(source, from: start, bigEndian: false, into: &sink)
    case .utf16BE: decodeUTF16(source, from: start, bigEndian: true, into: &sink)
    case .windows1252: decodeWindows1252(source, from: start, into: &sink)
    case .other: break
    }
  }
}
