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
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= Self.longest, text.count >= Self.shortest else { return nil }
    let skeleton = Self.skeleton(text)
    guard !skeleton.isEmpty else { return nil }
    if let exact = Self.exact[skeleton] {
      self = exact
      return
    }
    for (fragment, label) in Self.fragments where skeleton.span.firstRange(of: fragment) != nil {
      self = label
      return
    }
    return nil
  }

  /// Whether the text is a label as a whole, not only in a part.
  static func isWhole(_ text: [UInt8]) -> Bool { exact[skeleton(text)] != nil }

  /// Bytes: labels with explanations stay below this, prose is above.
  private static let longest = 240
  /// Bytes: two characters.
  private static let shortest = 6

  /// The text without leading enumerators, quotes and punctuation.
  static func skeleton(_ text: some Collection<UInt8>) -> [UInt8] {
    var rest = ArraySlice(text)
    while let shorter = withoutEnumerator(rest) { rest = shorter }
    var out: [UInt8] = []
    out.reserveCapacity(rest.count)
    var index = rest.startIndex
    while index < rest.endIndex {
      let byte = rest[index]
      if byte < 0x80 {
        if 0x30...0x39 ~= byte || 0x61...0x7A ~= byte | 0x20 { out.append(byte) }
        index += 1
      } else if rest[index...].starts(with: comma) || rest[index...].starts(with: stop) {
        index += 3
      } else {
        out.append(byte)
        index += 1
      }
    }
    return out
  }

  /// `text` without one enumerator at its start: `1.` `（三）` `三、` `2` before a character.
  private static func withoutEnumerator(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = text
    let isBracketed = rest.first == UInt8(ascii: "(")
    if isBracketed { rest = rest.dropFirst() }
    let digits = rest.prefix { 0x30...0x39 ~= $0 }.count
    var numerals = 0
    rest = rest.dropFirst(digits)
    if digits == 0 {
      while let numeral = chineseNumerals.first(where: { rest.starts(with: $0) }) {
        rest = rest.dropFirst(numeral.count)
        numerals += 1
      }
    }
    guard digits + numerals > 0 else {
      return text.starts(with: comma) ? text.dropFirst(3) : nil
    }
    if isBracketed {
      return rest.first == UInt8(ascii: ")") ? rest.dropFirst() : nil
    }
    if rest.starts(with: comma) { return rest.dropFirst(3) }
    if let next = rest.first, ".,)".utf8.contains(next) { return rest.dropFirst() }
    // “1属于国家秘密”: a bare digit counts before a character; a numeral may be part of the word.
    return digits > 0 && digits <= 2 && (rest.first ?? 0) >= 0xE0 ? rest : nil
  }

  private static let comma = Array("、".utf8)
  private static let stop = Array("。".utf8)
  private static let chineseNumerals = "一二三四五六七八九十".map { Array(String($0).utf8) }

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
