/// Recognises the pinyin that mirror sites strew behind characters: `(kāi)`, `(gong)`.
///
/// Only what can be one syllable counts, so that `(PPP)`, `(WTO)`, `(1)` and `(含…)` stay.
enum PinyinAnnotation {
  /// The place behind the closing parenthesis when an annotation starts at `start` (at the opening
  /// parenthesis, ASCII or full-width).
  static func end(in text: Span<UInt8>, from start: Int) -> Int? {
    var index = start + (text[start] < 0x80 ? 1 : 3)
    var letters: UInt64 = 0
    var count = 0
    while index < text.count {
      let (code, length) = Fold.scalar(in: text, at: index)
      if code == UInt32(UInt8(ascii: ")")) || code == 0xFF09 {
        return count > 0 && isSyllable(letters) ? index + length : nil
      }
      guard count < 6, let letter = plain(code) else { return nil }
      letters = letters << 8 | UInt64(letter)
      count += 1
      index += length
    }
    return nil
  }

  /// A lowercase letter without its tone mark, `v` for ü; `nil` for everything else.
  private static func plain(_ code: UInt32) -> UInt8? {
    switch code {
    case 0x61...0x7A: UInt8(truncatingIfNeeded: code)
    case 0x101, 0xE1, 0x1CE, 0xE0, 0x251: UInt8(ascii: "a")
    case 0x113, 0xE9, 0x11B, 0xE8, 0xEA: UInt8(ascii: "e")
    case 0x12B, 0xED, 0x1D0, 0xEC: UInt8(ascii: "i")
    case 0x14D, 0xF3, 0x1D2, 0xF2: UInt8(ascii: "o")
    case 0x16B, 0xFA, 0x1D4, 0xF9: UInt8(ascii: "u")
    case 0xFC, 0x1D6, 0x1D8, 0x1DA, 0x1DC: UInt8(ascii: "v")
    case 0x144, 0x148, 0x1F9: UInt8(ascii: "n")
    case 0x1E3F: UInt8(ascii: "m")
    default: nil
    }
  }

  private static func isSyllable(_ letters: UInt64) -> Bool { syllables.contains(letters) }

  /// Every initial with every final, a superset of the real syllables that no abbreviation in
  /// capitals can enter.
  private static let syllables: Set<UInt64> = {
    let initials = [
      "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh",
      "r", "z", "c", "s", "y", "w",
    ]
    let finals = [
      "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "i", "ia", "ie",
      "iao", "iu", "ian", "in", "iang", "ing", "iong", "u", "ua", "uo", "uai", "ui", "uan", "un",
      "uang", "v", "ve", "ue", "van", "vn",
    ]
    var all: Set<UInt64> = []
    for initial in initials {
      for final in finals {
        all.insert((initial + final).utf8.reduce(0) { $0 << 8 | UInt64($1) })
      }
    }
    return all
  }()
}
