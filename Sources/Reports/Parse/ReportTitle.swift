/// What a title says: that it heads a report, whose, and for which year.
struct ReportTitle: Sendable {
  /// The body as the title names it, folded; `nil` when it names none.
  var body: String?
  var year: Int?
  /// Whether the title names a report, not only something about one.
  var isReport: Bool
  /// What else the title names.
  var other: Record.DocumentType?

  /// Reads a folded line; `nil` when it does not speak of disclosure work at all.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.count >= 15, line.count <= 240, !line.contains(UInt8(ascii: ",")) else { return nil }
    let text = line.filter { $0 != 0x20 }
    guard let topic = Self.topic(in: text), text.span.firstRange(of: Self.stop) == nil,
      !Self.isTrail(text)
    else { return nil }
    let name = Self.name(in: text, from: topic.upperBound)
    isReport = name != nil
    let tail = text[(name?.upperBound ?? topic.upperBound)...]
    other = Self.otherType(of: Array(isReport ? tail : text[topic.lowerBound...]))
    if isReport, other == nil, Self.isAboutReports(text) { other = .notice }
    year = Self.year(in: text)
    body = Self.body(before: topic.lowerBound, in: text)
  }

  /// The way to a page, not its title: `首页 > 政务公开 > …`.
  private static func isTrail(_ text: [UInt8]) -> Bool {
    text.contains(UInt8(ascii: ">")) || text.span.firstRange(of: trail) != nil
  }

  private static let trail = Array("首页".utf8)

  /// Whether a line as written may be a title: 公 and 报 or 報 are in every one of a report.
  static func mayBe(_ text: Span<UInt8>) -> Bool {
    text.firstRange(of: matter) != nil && words.contains { text.firstRange(of: $0) != nil }
  }

  private static let matter = Array("公".utf8)
  private static let words = [Array("报".utf8), Array("報".utf8)]
  private static let stop = Array("。".utf8)

  /// Where the title names its matter, 政府 or 政务 before it included.
  private static func topic(in text: [UInt8]) -> Range<Int>? {
    for topic in topics {
      if let range = text.span.firstRange(of: topic) { return range }
    }
    return nil
  }

  /// Where the title names a yearly report, within a few words of its matter.
  private static func name(in text: [UInt8], from start: Int) -> Range<Int>? {
    for name in names {
      if let range = text.span.firstRange(of: name, from: start), range.lowerBound - start <= 45 {
        return range
      }
    }
    return nil
  }

  private static func otherType(of text: [UInt8]) -> Record.DocumentType? {
    for (words, type) in otherWords {
      for word in words where text.span.firstRange(of: word) != nil { return type }
    }
    return nil
  }

  /// 关于做好…年度报告编制工作的通知 and the like.
  private static func isAboutReports(_ text: [UInt8]) -> Bool {
    aboutWords.contains { text.span.firstRange(of: $0) != nil }
  }

  /// The first year of the title, `2018年度` before a bare `2018`.
  private static func year(in text: [UInt8]) -> Int? {
    var index = 0
    while index + 4 <= text.count {
      let digits = text[index..<index + 4]
      if let value = CellValue.digits(digits), (2000...2099).contains(value),
        index + 4 == text.count || !(0x30...0x39 ~= text[index + 4]),
        index == 0 || !(0x30...0x39 ~= text[index - 1])
      {
        return Int(value)
      }
      index += 1
    }
    return nil
  }

  /// The name before the matter, without the year, quotes and 关于.
  private static func body(before end: Int, in text: [UInt8]) -> String? {
    var name: [UInt8] = []
    var index = 0
    while index < end {
      if index + 4 <= end, let value = CellValue.digits(text[index..<index + 4]),
        (2000...2099).contains(value)
      {
        index += 4
        for word in yearWords where text[index..<end].starts(with: word) {
          index += word.count
          break
        }
      } else {
        name.append(text[index])
        index += 1
      }
    }
    var rest = name[...]
    for opener in openers where rest.starts(with: opener) { rest = rest.dropFirst(opener.count) }
    while let ending = endings.first(where: { rest.count > $0.count && rest.ends(with: $0) }) {
      rest = rest.dropLast(ending.count)
    }
    guard rest.count >= 6, rest.count <= 120 else { return nil }
    return String(decoding: rest, as: UTF8.self)
  }

  private static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  private static let topics = bytes([
    "政府信息公开", "政务信息公开", "政务公开", "信息公开",
  ])
  private static let names = bytes(["年度报告", "年报", "工作报告", "年度工作报告", "报告"])
  private static let yearWords = bytes(["年度的", "年度", "年的", "年"])
  private static let openers = bytes(["关于报送", "关于公布", "关于发布", "关于", "标题:", "《"])
  private static let endings = bytes(["关于", "度", "的", "《", "\"", "'", "-", ":", "年"])
  private static let aboutWords = bytes([
    "通知", "编制", "格式", "有关事项", "做好", "解读", "公示", "催报", "培训", "会议",
  ])
  private static let otherWords: [([[UInt8]], Record.DocumentType)] = [
    (bytes(["要点", "工作方案", "实施方案", "工作计划", "任务分工"]), .workPlan),
    (bytes(["通知", "公告", "通报", "格式"]), .notice),
    (bytes(["指南", "目录", "说明"]), .guide),
    (bytes(["条例", "办法", "规定", "制度", "细则"]), .rules),
    (bytes(["自查", "总结", "落实情况", "汇报", "评估"]), .other),
  ]
}

extension ArraySlice<UInt8> {
  func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
