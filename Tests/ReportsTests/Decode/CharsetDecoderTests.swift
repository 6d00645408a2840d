import Reports
import Testing

/// The expectations here are read off the code charts and the decoding algorithms of the standards.
@Suite("Bytes become the characters that the standard gives them")
struct CharsetDecoderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let hexadecimal: String
    let expected: String
    var replacements = 0

    var testDescription: String { hexadecimal }
  }

  /// Decodes the bytes behind a sentence in the same charset, without which a few rare characters
  /// would be too little to tell the charset by.
  private func check(_ example: Case, in charset: String) throws {
    let (lead, text) =
      switch charset {
      case "gb18030": (Sample.gb18030, Sample.simplified)
      case "big5": (Sample.big5, Sample.traditional)
      case "utf-8": (Sample.utf8, Sample.simplified)
      default: (Array("Some plain text.".utf8), "Some plain text.")
      }
    let body = lead + Sample.bytes(example.hexadecimal)
    let result = try decoded(body, contentType: "text/html; charset=\(charset)")
    #expect(result.charset == charset)
    #expect(
      Array(String(decoding: result.utf8, as: UTF8.self).unicodeScalars)
        == Array((text + example.expected).unicodeScalars)
    )
    #expect(result.replacements == example.replacements)
  }

  @Test(
    "GB18030 of one, two and four bytes",
    arguments: [
      // GB 2312: first and last symbol row, first and last Hanzi of either level.
      Case(hexadecimal: "A1A1", expected: "\u{3000}"),
      Case(hexadecimal: "B0A1 D7F9 D8A1 F7FE", expected: "啊座亍齄"),
      Case(hexadecimal: "A3B0 A3AC", expected: "０，"),
      // GBK: first Hanzi of its two areas, the euro sign in both forms, a compatibility ideograph.
      Case(hexadecimal: "8140 AA40 A2E3 80", expected: "\u{4E02}\u{72DC}€€"),
      Case(hexadecimal: "FD9C FE4F", expected: "\u{F92C}\u{FA29}"),
      // What the editions of 2005 and 2022 changed, and the ideographic space of the web.
      Case(hexadecimal: "A8BC 8135F437", expected: "\u{1E3F}\u{E7C7}"),
      Case(hexadecimal: "A6D9 A6DA A6DB", expected: "\u{FE10}\u{FE12}\u{FE11}"),
      Case(hexadecimal: "FE59 FEA0 A3A0", expected: "\u{9FB4}\u{9FBB}\u{3000}"),
      Case(hexadecimal: "84318236 82359037", expected: "\u{FE10}\u{9FB4}"),
      // User-defined areas.
      Case(hexadecimal: "AAA1 F8A1 A140", expected: "\u{E000}\u{E234}\u{E4C6}"),
      // Four bytes: first and last of the BMP, first and last of the other planes.
      Case(hexadecimal: "81308130 8431A439", expected: "\u{80}\u{FFFF}"),
      Case(hexadecimal: "90308130 E3329A35", expected: "\u{10000}\u{10FFFF}"),
      Case(hexadecimal: "8139EE39 8139EF30", expected: "\u{3400}\u{3401}"),
      Case(hexadecimal: "95328236", expected: "\u{20000}"),
    ]
  )
  func gb18030(example: Case) throws {
    try check(example, in: "gb18030")
  }

  @Test(
    "An error in GB18030 hands back what can stand for itself",
    arguments: [
      Case(hexadecimal: "B03C", expected: "\u{FFFD}<", replacements: 1),
      Case(hexadecimal: "B07F", expected: "\u{FFFD}\u{7F}", replacements: 1),
      Case(hexadecimal: "B0FF B0A1", expected: "\u{FFFD}啊", replacements: 1),
      Case(hexadecimal: "FF B0A1", expected: "\u{FFFD}啊", replacements: 1),
      Case(hexadecimal: "B0", expected: "\u{FFFD}", replacements: 1),
      Case(hexadecimal: "8130", expected: "\u{FFFD}", replacements: 1),
      Case(hexadecimal: "813081", expected: "\u{FFFD}", replacements: 1),
      Case(hexadecimal: "81303C", expected: "\u{FFFD}0<", replacements: 1),
      // Handed back are 30, B0 and 3C; the lead B0 then fails in its turn.
      Case(hexadecimal: "8130B03C", expected: "\u{FFFD}0\u{FFFD}<", replacements: 2),
      // Between the planes and past the last one there is nothing.
      Case(hexadecimal: "8431A530 E3329A36", expected: "\u{FFFD}\u{FFFD}", replacements: 2),
      Case(hexadecimal: "B000 B0A1", expected: "\u{FFFD}啊", replacements: 1),
    ]
  )
  func gb18030Errors(example: Case) throws {
    try check(example, in: "gb18030")
  }

  @Test(
    "Big5 with the Hong Kong supplement",
    arguments: [
      Case(hexadecimal: "A140 A440 C67E C940 F9D5", expected: "\u{3000}一籲乂龘"),
      Case(hexadecimal: "A145 A1E3 A244", expected: "‧～￥"),
      Case(hexadecimal: "8740", expected: "\u{43F0}"),
      Case(hexadecimal: "8862 8864 88A3 88A5", expected: "Ê\u{304}Ê\u{30C}ê\u{304}ê\u{30C}"),
      Case(hexadecimal: "FEFE", expected: "\u{79D4}"),
      Case(hexadecimal: "A3E1", expected: "€"),
      Case(hexadecimal: "A43C", expected: "\u{FFFD}<", replacements: 1),
      Case(hexadecimal: "A480 A440", expected: "\u{FFFD}一", replacements: 1),
      Case(hexadecimal: "8140", expected: "\u{FFFD}@", replacements: 1),
      Case(hexadecimal: "80 A440 FF", expected: "\u{FFFD}一\u{FFFD}", replacements: 2),
      Case(hexadecimal: "A4", expected: "\u{FFFD}", replacements: 1),
    ]
  )
  func big5(example: Case) throws {
    try check(example, in: "big5")
  }

  @Test(
    "Each maximal subpart of ill-formed UTF-8 is one error",
    arguments: [
      // Unicode 15, tables 3-8 to 3-11.
      Case(
        hexadecimal: "C0AF E080BF F08182 41",
        expected: "\(fffd(8))A",
        replacements: 8
      ),
      Case(hexadecimal: "EDA080 EDBFBF EDAF 41", expected: "\(fffd(8))A", replacements: 8),
      Case(
        hexadecimal: "F4919293 FF 41 80BF 42",
        expected: "\(fffd(5))A\(fffd(2))B",
        replacements: 7
      ),
      Case(hexadecimal: "E180 E2F09192 F1BF 41", expected: "\(fffd(4))A", replacements: 4),
      Case(hexadecimal: "E5B9", expected: "\u{FFFD}", replacements: 1),
      Case(hexadecimal: "FF EFBFBD", expected: "\(fffd(2))", replacements: 1),
      Case(hexadecimal: "E5B9B400 F09F8080", expected: "年\u{1F000}"),
      Case(hexadecimal: "E4 00 B8AD", expected: "\(fffd(3))", replacements: 3),
    ]
  )
  func utf8(example: Case) throws {
    try check(example, in: "utf-8")
  }

  private static func fffd(_ count: Int) -> String {
    String(repeating: "\u{FFFD}", count: count)
  }

  @Test("UTF-16 pairs surrogates and replaces those without a partner")
  func utf16() throws {
    let body: [UInt8] = [0x3D, 0xD8, 0x00, 0xDE, 0x3D, 0xD8, 0x41, 0, 0, 0xDE, 0, 0, 0x3D, 0xD8, 1]
    let result = try decoded([0xFF, 0xFE] + Sample.utf16LE + body)
    let text = String(decoding: result.utf8, as: UTF8.self)
    #expect(text == Sample.simplified + "\u{1F600}\u{FFFD}A\u{FFFD}\u{FFFD}")
    #expect(result.replacements == 3)
  }

  @Test("windows-1252 has a character for every byte")
  func windows1252() throws {
    try check(
      Case(hexadecimal: "80 85 8D 99 9F A0 FF", expected: "€…\u{8D}™Ÿ\u{A0}ÿ"),
      in: "windows-1252"
    )
  }

  @Test("A mark inside the text stays, NULs go")
  func marksAndNULs() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try decoded(mark + mark + [0x61, 0, 0x62]).utf8 == mark + [0x61, 0x62])
  }
}
