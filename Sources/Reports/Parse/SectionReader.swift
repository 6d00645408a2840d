/// Splits a page's text into the sections of a report.
struct SectionReader {
  /// The matters of the six statutory sections.
  enum Matter: Int, CaseIterable, Sendable {
    case overview
    case activeDisclosure
    case applications
    case reviewLitigation
    case problems
    case others
  }

  struct Found: Sendable {
    var number: Int?
    var title: String
    var text: [UInt8] = []
    var matter: Matter?
    /// The line of the heading.
    var line: Int
    var hasImage = false

    var section: Record.Section {
      .init(number: number, title: title, text: String(decoding: text, as: UTF8.self))
    }
  }

  private(set) var found: [Found] = []

  /// Reads the lines outside of the tables `statistics`, which are no text of a section.
  init(_ page: PageDocument, statistics: Set<Int>) {
    for (index, line) in page.lines.enumerated() {
      let isStatistics = line.table >= 0 && statistics.contains(line.table)
      if isStatistics { continue }
      if line.isImage {
        if !found.isEmpty { found[found.count - 1].hasImage = true }
        continue
      }
      let folded = page.folded[line.folded]
      if let heading = Self.heading(folded) {
        open(heading, page.written(line), at: index)
      } else if folded.count > 180 {
        splitLongLine(page.text[line.written], at: index)
      } else {
        append(page.text[line.written])
      }
    }
  }

  var matters: Set<Matter> { Set(found.compactMap(\.matter)) }

  private mutating func open(
    _ heading: (number: Int?, matter: Matter?),
    _ line: String,
    at index: Int
  ) {
    var title = Substring(line)
    if heading.number != nil, let mark = title.firstIndex(where: { "、.．,，".contains($0) }) {
      title = title[title.index(after: mark)...]
    }
    let written = title.drop { $0.isWhitespace }
    found.append(
      Found(
        number: heading.number,
        title: String(written),
        matter: heading.matter,
        line: index
      )
    )
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    guard !found.isEmpty else { return }
    let last = found.count - 1
    if !found[last].text.isEmpty { found[last].text.append(0x0A) }
    found[last].text.append(contentsOf: text)
  }

  /// Splits a paragraph that swallowed headings: `…。二、主动公开政府信息情况（一）…`.
  private mutating func splitLongLine(_ line: ArraySlice<UInt8>, at index: Int) {
    let bytes = Array(line)
    var start = 0
    var place = 0
    while let mark = bytes.span.firstRange(of: Self.comma, from: place) {
      place = mark.upperBound
      guard mark.lowerBound >= 3, Label.isNumeral(bytes.span, at: mark.lowerBound - 3),
        let number = Self.numerals.firstIndex(
          of: Array(bytes[mark.lowerBound - 3..<mark.lowerBound])
        ),
        let title = Self.wholeTitles.first(where: {
          bytes[mark.upperBound...].starts(with: $0.bytes)
        })
      else { continue }
      let before = bytes[start..<mark.lowerBound - 3]
      if !before.isEmpty { append(before) }
      found.append(
        Found(
          number: number + 1,
          title: String(decoding: title.bytes, as: UTF8.self),
          matter: title.matter,
          line: index
        )
      )
      start = mark.upperBound + title.bytes.count
      place = start
    }
    if start < bytes.count { append(bytes[start...]) }
  }

  /// The number and matter of a line that is a section's heading.
  static func heading(_ line: ArraySlice<UInt8>) -> (number: Int?, matter: Matter?)? {
    guard line.count >= 6, line.count <= 150, let first = line.first, first >= 0xE3 else {
      return nil
    }
    let text = line.contains(0x20) ? line.filter { $0 != 0x20 } : Array(line)
    var rest = text[...]
    var number: Int?
    if first < 0xE6, let index = numerals.firstIndex(where: { rest.starts(with: $0) }) {
      let after = rest.dropFirst(3)
      if after.starts(with: comma) {
        rest = after.dropFirst(3)
        number = index + 1
      } else if after.first == UInt8(ascii: ".") || after.first == UInt8(ascii: ",") {
        rest = after.dropFirst()
        number = index + 1
      }
    }
    let title = Array(rest)
    if number == nil {
      guard title.count <= 90, titleStarts.contains(title[0..<3]),
        let matter = mattersByTitle[title]
      else { return nil }
      return (nil, matter)
    }
    guard title.span.firstRange(of: stop) == nil, title.count <= 120, !isTableRow(title) else {
      return nil
    }
    return (number, matter(of: title))
  }

  /// Rows of table 3 begin with numerals like headings do.
  private static func isTableRow(_ title: [UInt8]) -> Bool {
    tableRows.contains { title.span.firstRange(of: $0) != nil }
  }

  private static func matter(of title: [UInt8]) -> Matter? {
    for (words, matter) in matterWords {
      for word in words where title.span.firstRange(of: word) != nil { return matter }
    }
    return nil
  }

  private static let comma = Array("、".utf8)
  private static let stop = Array("。".utf8)
  private static let numerals = "一二三四五六七八九".map { Array(String($0).utf8) }
  private static let tableRows = ["本年新收", "上年结转", "办理结果", "结转下年度", "项加第"].map {
    Array($0.utf8)
  }

  private static let matterWords = matters.map { words, matter in
    (words.map { Array($0.utf8) }, matter)
  }
  private static let matters: [([String], Matter)] = [
    (["复议", "诉讼"], .reviewLitigation),
    (["处理政府信息公开申请", "依申请公开", "收到和处理", "公开申请情况"], .applications),
    (["主动公开"], .activeDisclosure),
    (["主要问题", "存在的问题", "存在问题", "改进"], .problems),
    (["需要报告", "需要说明", "其他事项"], .others),
    (["总体情况", "概述", "基本情况", "总体概况"], .overview),
  ]

  /// Titles known by heart, the longer first: they are found without a line of their own.
  private static let titleStarts = Set(wholeTitles.map { $0.bytes[0..<3] })
  private static let mattersByTitle = [[UInt8]: Matter](
    uniqueKeysWithValues: wholeTitles.map { ($0.bytes, $0.matter) }
  )
  private static let wholeTitles = titles.map { (bytes: Array($0.0.utf8), matter: $0.1) }
  private static let titles: [(String, Matter)] = [
    ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", .reviewLitigation),
    ("因政府信息公开申请行政复议、提起行政诉讼的情况", .reviewLitigation),
    ("因政府信息公开申请行政复议、提起行政诉讼情况", .reviewLitigation),
    ("政府信息公开行政复议、行政诉讼情况", .reviewLitigation),
    ("行政机关收到和处理政府信息公开申请情况", .applications),
    ("收到和处理政府信息公开申请情况", .applications),
    ("政府信息依申请公开工作情况", .applications),
    ("依申请公开政府信息情况", .applications),
    ("行政机关主动公开政府信息情况", .activeDisclosure),
    ("政府信息主动公开情况", .activeDisclosure),
    ("主动公开政府信息情况", .activeDisclosure),
    ("政府信息公开工作存在的主要问题及改进情况", .problems),
    ("存在的主要问题及改进情况", .problems),
    ("存在的主要问题及改进措施", .problems),
    ("主要问题和改进措施", .problems),
    ("其他需要报告的事项", .others),
    ("总体情况", .overview),
    ("概述", .overview),
  ]
}
