import Reports

/// Makes broken pages out of whole ones; the same seed makes the same pages.
struct Mutator {
  private var random: SeededGenerator
  private let bases: [RawPage]

  init(seed: UInt64, bases: [RawPage]) {
    random = SeededGenerator(seed: seed)
    self.bases = bases
  }

  /// The next broken page: a small base, or a window of a large one, changed in a few places.
  mutating func next() -> RawPage {
    guard var page = bases.randomElement(using: &random) else {
      return RawPage(url: "fuzz:", body: [])
    }
    page.url = "https://www.yunxi.gov.cn/fuzz.html"
    page.body = window(of: page.body)
    for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&page.body) }
    if Int.random(in: 0..<8, using: &random) == 0 {
      page.contentType = Self.contentTypes.randomElement(using: &random) ?? nil
    }
    return page
  }

  private mutating func window(of body: [UInt8]) -> [UInt8] {
    let limit = Int.random(in: 200...5_000, using: &random)
    guard body.count > limit else { return body }
    let start =
      Bool.random(using: &random) ? 0 : Int.random(in: 0...body.count - limit, using: &random)
    return Array(body[start..<start + limit])
  }

  private mutating func mutate(_ body: inout [UInt8]) {
    let range = someRange(of: body)
    switch Int.random(in: 0..<12, using: &random) {
    case 0:  // Bits.
      for _ in 0..<Int.random(in: 1...8, using: &random) where !body.isEmpty {
        let place = Int.random(in: 0..<body.count, using: &random)
        body[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
      }
    case 1:  // Bytes of any value.
      for index in range.prefix(40) { body[index] = UInt8.random(in: 0...255, using: &random) }
    case 2: body.removeSubrange(range)
    case 3: body.insert(contentsOf: body[range], at: range.lowerBound)
    case 4:  // One piece many times.
      let piece = body[range].prefix(40)
      let copies = Int.random(in: 1...60, using: &random)
      body.insert(
        contentsOf: repeatElement(Array(piece), count: copies).joined(),
        at: range.upperBound
      )
    case 5:  // A piece of another page.
      guard let other = bases.randomElement(using: &random)?.body else { return }
      body.replaceSubrange(range, with: other[someRange(of: other)])
    case 6: body.insert(contentsOf: soup(), at: range.lowerBound)
    case 7: body.replaceSubrange(range.prefix(20), with: digits())
    case 8: body.insert(contentsOf: span(), at: range.lowerBound)
    case 9: body.insert(contentsOf: nested(), at: range.lowerBound)
    case 10: body = Array(body.prefix(range.upperBound))
    default:  // A word of the forms where it does not belong.
      let word = Self.words.randomElement(using: &random) ?? ""
      body.replaceSubrange(range.prefix(Int.random(in: 0...20, using: &random)), with: word.utf8)
    }
  }

  private mutating func someRange(of body: [UInt8]) -> Range<Int> {
    guard !body.isEmpty else { return 0..<0 }
    let start = Int.random(in: 0..<body.count, using: &random)
    let length = Int.random(in: 0...min(300, body.count - start), using: &random)
    return start..<start + length
  }

  private mutating func soup() -> [UInt8] {
    var out: [UInt8] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      out += Array((Self.tags.randomElement(using: &random) ?? "").utf8)
    }
    return out
  }

  private mutating func digits() -> [UInt8] {
    let count = Int.random(in: 1...40, using: &random)
    return (0..<count).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
  }

  private mutating func span() -> [UInt8] {
    let names = ["rowspan", "colspan", "ROWSPAN", "colspan=1 rowspan"]
    let values = [
      "0", "1", "2", "7", "999", "1000", "1001", "65534", "65535", "1000000000",
      "99999999999999999999", "-1", "1e9", "", "'3", "\"2", " 4", "2x", "0x10",
    ]
    let name = names.randomElement(using: &random) ?? ""
    let value = values.randomElement(using: &random) ?? ""
    return Array("<td \(name)=\(value)>".utf8)
  }

  private mutating func nested() -> [UInt8] {
    let piece = ["<table><tr><td>", "<div>", "<table>", "<tr><td>", "<template>", "<td><table>"]
      .randomElement(using: &random)
    let count = Int.random(in: 1...40, using: &random)
    return Array(String(repeating: piece ?? "", count: count).utf8)
  }

  private static let contentTypes: [String?] = [
    nil, "", "text/html", "text/html; charset=gbk", "text/html; charset=utf-16", "charset=big5",
    "text/html; charset=\"utf-8", "text/html;charset=x-unknown", "application/json",
  ]

  private static let tags = [
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<tbody>", "</tbody>",
    "<thead>", "<tfoot>", "</tfoot>", "<caption>", "</caption>", "<col>", "<colgroup>", "<p>",
    "</p>", "<br>", "<div>", "</div>", "<span", "<", ">", "</", "<!", "<!--", "-->", "<![CDATA[",
    "]]>", "<?xml", "<script>", "</script>", "<style>", "</style>", "<title>", "</title>",
    "<template>", "</template>", "<textarea>", "</textarea>", "<noscript>", "<form>", "</form>",
    "<a href=", "<a href='x.pdf'>", "</a>", "<img src=\"1.png\">", "<meta charset=gbk>",
    "<meta name=PubDate content=2023-13-45>", "&", "&#", "&#x", "&#x110000;", "&#0;", "&nbsp;",
    "&amp", "&lt;td&gt;", "\"", "'", "=", "/>", "\t", "\n", "\r", "|", "||", "|\n", "\u{0}",
    "\u{B}",
    "\u{FEFF}", "\u{200B}", "(a)", "(gōng)", "（kāi）", "{\"a\":\"", "\\u003ctd\\u003e", "\\ud800",
    "\\", "var x='", "document.write(\"",
  ]

  private static let words = [
    "一、", "二、主动公开政府信息情况", "信息内容", "第二十条第（一）项", "本年新收政府信息公开申请数量", "总计", "其他", "其他处理",
    "（六）其他处理", "行政许可", "行政复议", "结果维持", "自然人", "（七）总计", "政府信息公开工作年度报告", "2023年", "统计期限自",
    "2023年1月1日至12月31日", "本年收费金额（单位：元）", "万元", "1,234", "１２", "增2", "-", "/", "无", "索引号：", "发布日期：",
    "編制", "⼀", "9223372036854775807", "999999999999999", "0.0000001",
  ]
}
