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
