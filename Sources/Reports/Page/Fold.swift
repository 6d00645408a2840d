/// The form in which labels, numbers and dates are matched.
///
/// Full-width forms become ASCII, every kind of space one space, radicals and traditional characters
/// their plain simplified form, dashes and quotes one of each; zero-width characters and pinyin
/// annotations are dropped. What is written stays as it is elsewhere: this is for matching only.
struct Fold: Sendable {
  /// What was met on the way.
  struct Tally: Sendable {
    var han = 0
    var traditional = 0
    var annotations = 0
  }

  static let shared = Self()

  /// For each BMP code unit what it is matched as; 0 drops it, 0x20 is white space.
  private let table: [UInt16]
  /// Whether a code unit is a traditional form, in the same order.
  private let isTraditional: [Bool]

  private init() {
    var table = Array(UInt16.min...UInt16.max)
    var traditional = Array(repeating: false, count: table.count)
    func map(_ code: UInt16, _ target: Unicode.Scalar) {
      table[Int(code)] = UInt16(truncatingIfNeeded: target.value)
    }
    func drop(_ codes: ClosedRange<UInt16>) { for code in codes { table[Int(code)] = 0 } }
    func blank(_ codes: ClosedRange<UInt16>) { for code in codes { table[Int(code)] = 0x20 } }
    drop(0...0x1F)
    drop(0x7F...0x9F)
    drop(0xAD...0xAD)
    drop(0x200B...0x200F)
    drop(0x202A...0x202E)
    drop(0x2060...0x2064)
    drop(0xFE00...0xFE0F)
    drop(0xFEFF...0xFEFF)
    for code: UInt16 in [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000] {
      blank(code...code)
    }
    blank(0x2000...0x200A)
    blank(0x2028...0x2029)
    for code: UInt16 in 0xFF01...0xFF5E { table[Int(code)] = code - 0xFEE0 }
    for code: UInt16 in [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0x2500] {
      map(code, "-")
    }
    for code: UInt16 in [0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x301D, 0x301E] { map(code, "\"") }
    for code: UInt16 in [0x2018, 0x2019, 0x201A, 0x201B, 0x2032] { map(code, "'") }
    map(0x2215, "/")
    map(0x2044, "/")
    map(0xFE62, "+")
    map(0xFE59, "(")
    map(0xFE5A, ")")
    map(0xFE55, ":")
    map(0xFE50, ",")
    map(0xFE14, ";")
    map(0x25CB, "〇")
    // Enclosed numbers stand before items; a digit in their place could run into a count.
    for code: UInt16 in 0x2460...0x249B { map(code, "、") }
    for code: UInt16 in 0x3220...0x3229 { map(code, "、") }
    for (code, target) in zip(UInt16(0x2F00)..., FoldData.kangxi.unicodeScalars) {
      map(code, target)
    }
    for run in FoldData.compatibility {
      for (code, target) in zip(run.first..., run.ideographs.unicodeScalars) { map(code, target) }
    }
    let radicals = zip(
      FoldData.radicals.unicodeScalars,
      FoldData.radicalIdeographs.unicodeScalars
    )
    for (radical, target) in radicals {
      map(UInt16(truncatingIfNeeded: radical.value), target)
    }
    let variants = zip(FoldData.traditional.unicodeScalars, FoldData.simplified.unicodeScalars)
    for (written, target) in variants {
      let code = UInt16(truncatingIfNeeded: written.value)
      map(code, target)
      traditional[Int(code)] = true
    }
    self.table = table
    isTraditional = traditional
  }

  /// Appends the folded form of valid UTF-8 to `out`: runs of white space as one space, none at
  /// either end.
  func append(
    _ text: Span<UInt8>,
    to out: inout [UInt8],
    tally: inout Tally
  ) {
    let start = out.count
    let table = table.span
    var space = false
    var afterHan = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let folded = table[Int(byte)]
        if folded == 0x20 {
          space = true
        } else if folded != 0 {
          if afterHan, byte == UInt8(ascii: "("),
            let end = PinyinAnnotation.end(in: text, from: index)
          {
            tally.annotations += 1
            index = end
            continue
          }
          if space, out.count > start { out.append(0x20) }
          space = false
          out.append(byte)
        }
        afterHan = afterHan && folded == 0
        index += 1
        continue
      }
      let (code, length) = Self.scalar(in: text, at: index)
      guard code < 0x1_0000 else {
        if space, out.count > start { out.append(0x20) }
        space = false
        for offset in index..<min(index + length, text.count) { out.append(text[offset]) }
        afterHan = true
        index += length
        continue
      }
      let folded = table[Int(code)]
      if folded == UInt16(UInt8(ascii: "(")), afterHan,
        let end = PinyinAnnotation.end(in: text, from: index)
      {
        tally.annotations += 1
        index = end
        continue
      }
      index += length
      if folded == 0 { continue }
      if folded == 0x20 {
        space = true
        afterHan = false
        continue
      }
      if space, out.count > start { out.append(0x20) }
      space = false
      afterHan = folded >= 0x3400 && folded < 0xA000
      if afterHan {
        tally.han += 1
        if folded != code, isTraditional[Int(code)] { tally.traditional += 1 }
      }
      Self.append(folded, to: &out)
    }
  }

  /// The scalar at a place of valid UTF-8 and its length in bytes; a cut sequence is U+FFFD.
  @inline(__always)
  static func scalar(in text: Span<UInt8>, at index: Int) -> (code: UInt32, length: Int) {
    let first = UInt32(text[index])
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 {
      guard index + 1 < text.count else { return (0xFFFD, 1) }
      return ((first & 0x1F) << 6 | UInt32(text[index + 1]) & 0x3F, 2)
    }
    if first < 0xF0 {
      guard index + 2 < text.count else { return (0xFFFD, 1) }
      return (
        (first & 0x0F) << 12 | (UInt32(text[index + 1]) & 0x3F) << 6
          | UInt32(text[index + 2]) & 0x3F, 3
      )
    }
    guard index + 3 < text.count else { return (0xFFFD, 1) }
    return (
      (first & 0x07) << 18 | (UInt32(text[index + 1]) & 0x3F) << 12
        | (UInt32(text[index + 2]) & 0x3F) << 6 | UInt32(text[index + 3]) & 0x3F, 4
    )
  }

  @inline(__always)
  static func append(_ code: UInt16, to out: inout [UInt8]) {
    if code < 0x80 {
      out.append(UInt8(truncatingIfNeeded: code))
    } else if code < 0x800 {
      out.append(0xC0 | UInt8(truncatingIfNeeded: code >> 6))
      out.append(0x80 | UInt8(truncatingIfNeeded: code & 0x3F))
    } else {
      out.append(0xE0 | UInt8(truncatingIfNeeded: code >> 12))
      out.append(0x80 | UInt8(truncatingIfNeeded: (code >> 6) & 0x3F))
      out.append(0x80 | UInt8(truncatingIfNeeded: code & 0x3F))
    }
  }
}

extension [UInt8] {
  /// The folded form of a string, for words that text is compared with.
  init(folded string: String) {
    self = []
    var tally = Fold.Tally()
    Fold.shared.append(Array(string.utf8).span, to: &self, tally: &tally)
  }
}
