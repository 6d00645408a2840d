/// What the text of a table's cell says when it is one of the words of the national forms.
///
/// 总计 and 其他 stand in several places; which row or column they name depends on the group around
/// them, so they are labels of their own.
enum Label: Hashable, Sendable {
  /// A row of table 3 whose words stand nowhere else.
  case application(ApplicationRow)
  /// A heading within table 3 that spans rows.
  case outcomeGroup(OutcomeGroup)
  case applicant(ApplicantColumn)
  /// 申请人情况 or 法人或其他组织.
  case applicantGroup
  /// 信息内容: the first head of a block of table 2.
  case activeHead
  /// 第二十条第（N）项: the caption of a block of table 2.
  case activeCaption
  case active(ActiveDisclosureRow)
  case field(ActiveDisclosureField)
  case reviewGroup(ReviewRow?)
  case reviewColumn(ReviewColumn)
  case total
  case other

  enum OutcomeGroup: Sendable {
    case results
    case denied
    case unable
    case notProcessed
    case otherProcessing
  }

  /// The label that a cell's compact folded text is, if any.
  init?(_ text: [UInt8]) {
    guard text.count <= Self.longest, text.count >= Self.shortest else { return nil }
    let bytes = text.span
    var start = 0
    while let next = Self.endOfEnumerator(bytes, from: start) { start = next }
    // Most texts begin like no label and hold no part of one, so that nothing is made of them.
    if Self.beginsLikeLabel(bytes, at: start), let exact = Self.exact[Self.skeleton(text)] {
      self = exact
    } else if let part = Self.fragment(in: bytes) {
      self = part
    } else {
      return nil
    }
  }

  /// Whether the text is a label as a whole, not only in a part.
  static func isWhole(_ text: [UInt8]) -> Bool { exact[skeleton(text)] != nil }

  /// Bytes: labels with explanations stay below this, prose is above.
  static let longest = 240
  /// Bytes: two characters.
  private static let shortest = 6

  /// The text without leading enumerators, quotes and punctuation.
  static func skeleton(_ text: [UInt8]) -> [UInt8] {
    let bytes = text.span
    var index = 0
    while let next = endOfEnumerator(bytes, from: index) { index = next }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0xE0, index + 2 < bytes.count {
        // 、 and 。
        let isStop = byte == 0xE3 && bytes[index + 1] == 0x80 && 0x81...0x82 ~= bytes[index + 2]
        if !isStop {
          out.append(byte)
          out.append(bytes[index + 1])
          out.append(bytes[index + 2])
        }
        index += 3
      } else {
        if byte >= 0x80 || 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 { out.append(byte) }
        index += 1
      }
    }
    return out
  }

  /// The place behind one enumerator at `start`: `1.` `（三）` `三、` `2` before a character.
  private static func endOfEnumerator(_ text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    let opening = bracket(in: text, at: index, openers)
    let isBracketed = opening > 0
    index += opening
    let digitsStart = index
    while index < text.count, 0x30...0x39 ~= text[index] { index += 1 }
    let digits = index - digitsStart
    var numerals = 0
    if digits == 0 {
      while isNumeral(text, at: index) {
        index += 3
        numerals += 1
      }
    }
    let isComma =
      index + 2 < text.count && text[index] == 0xE3 && text[index + 1] == 0x80
      && text[index + 2] == 0x81
    guard digits + numerals > 0 else { return isComma && !isBracketed ? index + 3 : nil }
    let next = index < text.count ? text[index] : 0
    if isBracketed {
      let closing = bracket(in: text, at: index, closers)
      return closing > 0 ? index + closing : nil
    }
    if isComma { return index + 3 }
    if ".,)".utf8.contains(next) { return index + 1 }
    // “1属于国家秘密”: a bare digit counts before a character; a numeral may be part of the word.
    return digits > 0 && digits <= 2 && next >= 0xE0 ? index : nil
  }

  /// The bytes of the bracket at a place, 0 when there is none.
  private static func bracket(in text: Span<UInt8>, at index: Int, _ kinds: Set<UInt32>) -> Int {
    guard index < text.count else { return 0 }
    if kinds.contains(UInt32(text[index])) { return 1 }
    return index + 2 < text.count && kinds.contains(code(text, at: index)) ? 3 : 0
  }

  private static let openers = brackets("([〔﹝【")
  private static let closers = brackets(")]〕﹞】")

  private static func brackets(_ characters: String) -> Set<UInt32> {
    Set(characters.unicodeScalars.map { UTF8.encode($0)?.reduce(0) { $0 << 8 | UInt32($1) } ?? 0 })
  }

  /// Whether one of 一…十 stands at a place.
  static func isNumeral(_ text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 2 < text.count, 0xE4...0xE5 ~= text[index] else { return false }
    return numerals.contains(code(text, at: index))
  }

  private static func code(_ text: Span<UInt8>, at index: Int) -> UInt32 {
    UInt32(text[index]) << 16 | UInt32(text[index + 1]) << 8 | UInt32(text[index + 2])
  }

  private static let numerals = Set(
    "一二三四五六七八九十".map { code(Array(String($0).utf8).span, at: 0) }
  )

  private static func beginsLikeLabel(_ text: Span<UInt8>, at start: Int) -> Bool {
    var start = start
    while start < text.count, text[start] < 0x80 { start += 1 }
    return start + 2 < text.count && exactStarts[slot(code(text, at: start))]
  }

  private static let exactStarts = filter(by: exact.keys)

  /// A small filter on the first characters of words: by the last two bytes of each.
  static func filter(by words: some Sequence<[UInt8]>) -> [Bool] {
    var table = Array(repeating: false, count: 4096)
    for word in words where word.count > 2 { table[slot(code(word.span, at: 0))] = true }
    return table
  }

  /// The place of a character's code in such a filter.
  private static func slot(_ code: UInt32) -> Int { Int(code & 0x3F) | Int(code >> 2) & 0xFC0 }

  /// Whether a text may begin like one of a filter's words.
  static func passes(_ text: Span<UInt8>, _ filter: [Bool]) -> Bool {
    text.count > 2 && filter[slot(code(text, at: 0))]
  }

  /// The first fragment, by the order of their list, that stands in the text.
  private static func fragment(in text: Span<UInt8>) -> Self? {
    var best = Int.max
    var index = 0
    while index + 2 < text.count {
      guard text[index] >= 0xE0 else {
        index += 1
        continue
      }
      let code = code(text, at: index)
      if starts[slot(code)] {
        for candidate in fragmentsByStart[code] ?? [] where candidate < best {
          let word = fragments[candidate].fragment
          let end = index + word.count
          if end <= text.count, text.extracting(index..<end).isEqual(to: word) { best = candidate }
        }
      }
      index += 3
    }
    return best == .max ? nil : fragments[best].label
  }

  private static let starts = filter(by: fragments.map(\.fragment))

  private static let fragmentsByStart: [UInt32: [Int]] = {
    var table: [UInt32: [Int]] = [:]
    for (index, entry) in fragments.enumerated() {
      table[code(entry.fragment.span, at: 0), default: []].append(index)
    }
    return table
  }()

  private static let exact: [[UInt8]: Self] = {
    var table: [[UInt8]: Self] = [:]
    for (words, label) in LabelWords.exact {
      for word in words { table[skeleton([UInt8](folded: word))] = label }
    }
    return table
  }()

  private static let fragments: [(fragment: [UInt8], label: Self)] = LabelWords.fragments.map {
    (skeleton([UInt8](folded: $0.0)), $0.1)
  }
}
