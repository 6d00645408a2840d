/// What a cell holds where a number belongs.
enum CellValue: Equatable {
  case blank
  case number(Int64)
  /// Something else: words, two numbers, a number too large to be one.
  case unreadable

  /// Reads a count from compact folded text.
  ///
  /// Thousands separators and a measure word behind the digits are read; a sign, a decimal point or
  /// a second number is not.
  init(count text: [UInt8]) {
    if Self.isBlank(text) {
      self = .blank
    } else if let value = Self.digits(Self.withoutMeasureWord(text[...])) {
      self = .number(value)
    } else {
      self = .unreadable
    }
  }

  /// Reads a change against the year before: `+2`, `-12`, `增2`, `减少1`, `0`.
  init(change text: [UInt8]) {
    if Self.isBlank(text) {
      self = .blank
      return
    }
    var rest = text[...]
    var sign: Int64 = 1
    if rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    } else if rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
      sign = -1
    } else if let word = Self.increases.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(word.count)
    } else if let word = Self.decreases.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(word.count)
      sign = -1
    }
    if let value = Self.digits(Self.withoutMeasureWord(rest)) {
      self = .number(sign * value)
    } else {
      self = .unreadable
    }
  }

  /// Whether the text is one of the marks for nothing: a dash, a slash, 无.
  static func isBlank(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return true }
    if first >= 0x80 { return text == nothing }
    return text.count <= 3 && "-/\\|".utf8.contains(first) && text.allSatisfy { $0 == first }
  }

  private static let nothing = Array("无".utf8)

  /// Whether a word of a line can be a cell's value: a number, signed or with its unit, or a mark for
  /// nothing.
  static func isPrinted(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count <= 40 else { return false }
    if 0x30...0x39 ~= first {
      return digits(word) != nil || Money(Self.withoutUnit(word), unit: .tenThousandYuan) != nil
        || digits(withoutMeasureWord(word)) != nil
    }
    // Of characters only 增 减 新增 and 无 begin a value.
    guard first < 0x80 || 0xE5...0xE6 ~= first else { return false }
    let text = Array(word)
    if isBlank(text) { return true }
    if case .number = Self(change: text) { return true }
    return false
  }

  private static func withoutUnit(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.prefix { $0 < 0x80 }
  }
  private static let increases = ["增加", "新增", "增"].map { Array($0.utf8) }
  private static let decreases = ["减少", "减"].map { Array($0.utf8) }
  private static let measureWords = ["件", "条", "个", "项", "宗", "笔", "次", "份", "人"].map {
    Array($0.utf8)
  }

  private static func withoutMeasureWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.count > 3, measureWords.contains(Array(text.suffix(3))) else { return text }
    let rest = text.dropLast(3)
    return rest.last == 0x20 ? rest.dropLast() : rest
  }

  /// A whole number of at most 15 digits, in groups of three where commas stand.
  static func digits(_ text: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    var count = 0
    /// Digits since the last comma; before the first one any number from one to three may stand.
    var run = 0
    var hasComma = false
    for byte in text {
      if byte == UInt8(ascii: ",") {
        guard hasComma ? run == 3 : (1...3).contains(run) else { return nil }
        hasComma = true
        run = 0
        continue
      }
      guard 0x30...0x39 ~= byte, count < 15 else { return nil }
      value = value * 10 + Int64(byte - 0x30)
      count += 1
      run += 1
    }
    // “02” is two cells run together.
    let hasLeadingZero = count > 1 && text.first == UInt8(ascii: "0")
    return count > 0 && !hasLeadingZero && (!hasComma || run == 3) ? value : nil
  }
}

extension Money {
  /// The units that amounts are printed in, in fen.
  enum Unit: Int64 {
    case yuan = 100
    case tenThousandYuan = 1_000_000
    case hundredMillionYuan = 10_000_000_000

    /// The unit that a head or a cell prints, the longest word first.
    init?(in text: [UInt8]) {
      let words: [(StaticString, Self)] = [
        ("万元", .tenThousandYuan), ("亿元", .hundredMillionYuan), ("元", .yuan),
      ]
      for (word, unit) in words {
        let found = word.withUTF8Buffer { unsafe text.span.firstRange(of: Array($0)) != nil }
        if found {
          self = unit
          return
        }
      }
      return nil
    }
  }

  /// An amount printed in `unit`; `nil` when it has no exact value in fen or is too large.
  init?(_ text: ArraySlice<UInt8>, unit: Unit) {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let whole = CellValue.digits(first) else {
      return nil
    }
    var (value, overflow) = whole.multipliedReportingOverflow(by: unit.rawValue)
    guard !overflow else { return nil }
    var scale = unit.rawValue
    for byte in parts.dropFirst().joined() {
      guard 0x30...0x39 ~= byte else { return nil }
      let digit = Int64(byte - 0x30)
      guard scale % 10 == 0 || digit == 0 else { return nil }
      scale /= 10
      (value, overflow) = value.addingReportingOverflow(digit * scale)
      guard !overflow else { return nil }
    }
    if parts.count == 2, parts[1].isEmpty { return nil }
    self.init(millionths: value)
  }
}
