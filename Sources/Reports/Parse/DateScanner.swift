/// Finds dates in compact folded text: `2024年1月31日`, `2024-01-31`, `2024/1/31`, `2024.1.31`.
enum DateScanner {
  struct Mention: Sendable {
    var date: CalendarDate
    /// Bytes of the text.
    var range: Range<Int>
  }

  static func dates(in text: Span<UInt8>) -> [Mention] {
    var mentions: [Mention] = []
    var index = 0
    while index + 8 <= text.count {
      guard isDigit(text, index), index == 0 || !isDigit(text, index - 1),
        let mention = date(in: text, at: index)
      else {
        // “自2019年1月1日到12月31日”: the second year is the first one's.
        if let last = mentions.last, index - last.range.upperBound <= 6,
          index > last.range.upperBound, isDigit(text, index), !isDigit(text, index - 1),
          let day = monthAndDay(in: text, at: index),
          let date = CalendarDate(year: last.date.year, month: day.month, day: day.day)
        {
          mentions.append(Mention(date: date, range: index..<day.end))
          index = day.end
        } else {
          index += 1
        }
        continue
      }
      mentions.append(mention)
      index = mention.range.upperBound
    }
    return mentions
  }

  /// The period a report covers: two dates with a word of time between them, of which the pair after
  /// words on statistics is preferred.
  static func period(in text: Span<UInt8>) -> (first: CalendarDate, last: CalendarDate)? {
    let mentions = dates(in: text)
    var fallback: (first: CalendarDate, last: CalendarDate)?
    for (a, b) in zip(mentions, mentions.dropFirst()) {
      guard b.range.lowerBound - a.range.upperBound <= 15, a.date < b.date,
        joins(text, a.range.upperBound..<b.range.lowerBound)
      else { continue }
      let before = text.extracting(max(0, a.range.lowerBound - 90)..<a.range.lowerBound)
      if words.contains(where: { before.firstRange(of: $0) != nil }) { return (a.date, b.date) }
      let isYear =
        a.date.month == 1 && a.date.day == 1 && b.date.month == 12 && b.date.day == 31
        && a.date.year == b.date.year
      if isYear, fallback == nil { fallback = (a.date, b.date) }
    }
    return fallback
  }

  private static let words = ["统计期限", "统计时限", "统计时间", "统计周期", "数据", "时限为", "期限"].map {
    Array($0.utf8)
  }
  private static let joints = ["至", "到", "-", "~", "起", "止"].map { Array($0.utf8) }

  private static func joins(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    joints.contains { text.extracting(range).firstRange(of: $0) != nil }
  }

  private static func date(in text: Span<UInt8>, at start: Int) -> Mention? {
    guard let year = number(text, start, digits: 4...4) else { return nil }
    var index = year.end
    if index + 3 <= text.count, text.extracting(index..<index + 3).isEqual(to: "年") {
      guard let day = monthAndDay(in: text, at: index + 3),
        let date = CalendarDate(year: year.value, month: day.month, day: day.day)
      else { return nil }
      return Mention(date: date, range: start..<day.end)
    }
    guard index < text.count, "-/.".utf8.contains(text[index]) else { return nil }
    let separator = text[index]
    guard let month = number(text, index + 1, digits: 1...2) else { return nil }
    index = month.end
    guard index < text.count, text[index] == separator,
      let day = number(text, index + 1, digits: 1...2),
      let date = CalendarDate(year: year.value, month: month.value, day: day.value)
    else { return nil }
    return Mention(date: date, range: start..<day.end)
  }

  private static func monthAndDay(
    in text: Span<UInt8>,
    at start: Int
  ) -> (month: Int, day: Int, end: Int)? {
    guard let month = number(text, start, digits: 1...2), month.end + 3 <= text.count,
      text.extracting(month.end..<month.end + 3).isEqual(to: "月"),
      let day = number(text, month.end + 3, digits: 1...2), day.end + 3 <= text.count,
      text.extracting(day.end..<day.end + 3).isEqual(to: "日")
    else { return nil }
    return (month.value, day.value, day.end + 3)
  }

  private static func number(
    _ text: Span<UInt8>,
    _ start: Int,
    digits: ClosedRange<Int>
  ) -> (value: Int, end: Int)? {
    var value = 0
    var index = start
    while isDigit(text, index), index - start < digits.upperBound {
      value = value * 10 + Int(text[index] - 0x30)
      index += 1
    }
    guard index - start >= digits.lowerBound, !isDigit(text, index) || digits.upperBound == 2 else {
      return nil
    }
    return (value, index)
  }

  private static func isDigit(_ text: Span<UInt8>, _ index: Int) -> Bool {
    index < text.count && 0x30...0x39 ~= text[index]
  }
}

extension Span<UInt8> {
  func isEqual(to other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  func isEqual(to word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for index in indices where unsafe self[index] != buffer[index] { return false }
      return true
    }
  }
}
