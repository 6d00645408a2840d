import Reports
import Testing

/// Pages made to be expensive; each must come out, as what it is or with the budget it meets.
@Suite("Expensive pages")
struct BudgetTests {
  struct Page: Sendable, CustomTestStringConvertible {
    var name: String
    var pieces: [(text: String, count: Int)]
    /// The refusal, or `nil` where a record comes out.
    var refusal: Refusal.Reason?

    init(_ name: String, _ pieces: (String, Int)..., refusal: Refusal.Reason? = nil) {
      self.name = name
      self.pieces = pieces
      self.refusal = refusal
    }

    var testDescription: String { name }

    /// The pieces, each as often as it says.
    var body: [UInt8] {
      var body: [UInt8] = []
      for (text, count) in pieces {
        let bytes = Array(text.utf8)
        body.reserveCapacity(body.count + bytes.count * count)
        for _ in 0..<count { body += bytes }
      }
      return body
    }
  }

  #if DEBUG
  private static let scale = 16
  #else
  private static let scale = 1
  #endif
  private static let head = ("<html><body><p>云溪县2023年政府信息公开工作年度报告</p>", 1)
  private static let table = ("<html><body><p>甲</p><table>", 1)
  private static let label = "一、本年新收政府信息公开申请数量"

  /// How often a text fills so many KiB.
  private static func fill(_ text: String, kibibytes: Int) -> (String, Int) {
    (text, kibibytes * 1_024 / scale / text.utf8.count)
  }

  static let pages = [
    Page("nested blocks", head, ("<div>", 100_000), refusal: .budgetDepth),
    Page("nested inline elements", head, ("<b>", 100_000), refusal: .budgetDepth),
    Page("nested tables", head, ("<table><tr><td>", 100_000), refusal: .budgetDepth),
    Page(
      "a million cells",
      table,
      ("<tr><td>1<td>2<td>3<td>4<td>5", 200_000),
      refusal: .budgetCells
    ),
    Page("a million tab fields", ("1\t2\t3\t4\t5\n", 200_000), refusal: .budgetCells),
    Page("a million pipe fields", ("|1|2|3|4|5|\n", 200_000), refusal: .budgetCells),
    Page("colspan 10⁹", table, ("<tr><td colspan=1000000000>1", 100_000), refusal: .budgetWork),
    Page("colspan 10⁹ in one row", table, ("<td colspan=1000000000>1", 20), refusal: .budgetCells),
    Page("rowspan 10⁹", table, ("<tr><td rowspan=1000000000>1", 100_000), refusal: .budgetWork),
    Page("rowspan 65534", table, ("<tr><td rowspan=65534>1", 190_000), refusal: .budgetWork),
    Page("two spans of 10⁹", table, ("<td colspan=1000000000 rowspan=1000000000>1", 1)),
    Page("rows without cells", table, fill("<tr>", kibibytes: 4_000)),
    Page("row groups", table, fill("<tbody>", kibibytes: 4_000)),
    Page("footers", table, fill("<tfoot><tr><td>1", kibibytes: 1_000)),
    Page("one label in every row", table, fill("<tr><td>\(label)<td>1<td>0", kibibytes: 2_000)),
    Page(
      "a wide row of heads",
      table,
      ("<td>信息内容", 1),
      ("<td>本年制发件数", 8_000),
      ("<tr><td>规章<td>1", 40_000)
    ),
    Page("<", head, fill("<", kibibytes: 1_024)),
    Page("&", head, fill("&", kibibytes: 1_024)),
    Page("&#", head, fill("&#", kibibytes: 1_024)),
    Page("quotes", head, fill("\"", kibibytes: 1_024)),
    Page("quotes in a tag", head, ("<p ", 1), fill("=\"", kibibytes: 1_024)),
    Page("blanks before quotes in a tag", head, ("<p ", 1), fill("   '", kibibytes: 1_024)),
    Page("end tags", head, fill("</", kibibytes: 1_024)),
    Page("declarations", head, fill("<!", kibibytes: 1_024)),
    Page("open comments", head, fill("<!--", kibibytes: 1_024)),
    Page("ends in a script", head, ("<script>", 1), fill("</scriptx", kibibytes: 1_024)),
    Page("annotations", ("甲", 1), fill("(a)(a)", kibibytes: 1_024)),
    Page("open annotations", fill("甲(zhuang", kibibytes: 1_024)),
    Page("digits", fill("1", kibibytes: 1_024)),
    Page("tabs", ("甲", 1), fill("\t", kibibytes: 150)),
    Page("only tabs", fill("\t", kibibytes: 1_024), refusal: .empty),
    Page("pipes", ("甲", 1), ("|", 150_000), refusal: .budgetCells),
    Page("lines of one pipe", fill("|\n", kibibytes: 1_024)),
    Page("one line", fill("政府信息公开 2023年 ", kibibytes: 8_000)),
    Page("one line of labels", fill("\(label) 1 0 0 ", kibibytes: 8_000)),
    Page("one line of headings", fill("二、主动公开政府信息情况", kibibytes: 4_000)),
    Page("lines of labels", fill("\(label) 1 0 0 0 0 0 1\n", kibibytes: 6_000)),
    Page("lines of headings", fill("二、主动公开政府信息情况\n甲\n", kibibytes: 4_000)),
    Page("lines of numbers below a label", ("\(label)\n", 1), fill("1\n", kibibytes: 1_024)),
    Page("links", head, fill("<a href=a.pdf>云溪县2023年政府信息公开工作年度报告</a>", kibibytes: 8_000)),
    Page("open links", head, fill("<a href=x>", kibibytes: 1_024)),
    Page(
      "invisible lines behind text",
      head,
      fill("甲", kibibytes: 3_000),
      fill("<p>\u{200B}", kibibytes: 3_000)
    ),
    Page("strings", ("{\"a\":[", 1), fill("\"<p>x<p>\",", kibibytes: 2_000)),
    Page("dates", fill("2023年1月1日至12月31日", kibibytes: 2_000)),
    Page("NULs", head, fill("\u{0}", kibibytes: 1_024), refusal: .notText),
    Page("more bytes than a page may have", ("甲", 3 << 20), refusal: .pageTooLarge),
  ]

  @Test("come out as a record or with the budget they meet", arguments: pages)
  func outcome(expensive: Page) {
    let page = RawPage(
      url: "https://www.yunxi.gov.cn/1.html",
      contentType: "text/html; charset=utf-8",
      body: expensive.body
    )
    let lines = transformToLines(page, budgets: Budgets(), csv: false)
    #expect(lines.dead?.reason == expensive.refusal)
    if expensive.refusal == nil {
      #expect(lines.kind != .dead)
      #expect(JSONGrammar.isValue(lines.record.dropLast()))
    }
  }
}
