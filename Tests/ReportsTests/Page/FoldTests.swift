import Reports
import Testing

/// What is unified where text is matched, and kept where it is shown.
@Suite("The form for matching")
struct FoldTests {
  /// Pages print the same label and number in many code points.
  @Test(
    "unifies code points of labels and numbers",
    arguments: [
      ("full-width digits", "一、本年新收政府信息公开申请数量", "１２"),
      ("no-break spaces", "一、本年新收\u{A0}政府信息公开\u{A0}申请数量", "\u{A0}12\u{A0}"),
      ("ideographic spaces", "一、本年新收\u{3000}政府信息公开申请数量", "\u{3000}12"),
      ("thin spaces", "一、本年新收\u{2009}政府信息公开申请数量", "\u{2009}12"),
      ("zero-width spaces", "一、本年\u{200B}新收政府信息公开申请数量", "1\u{200B}2"),
      ("joiners and marks", "一、本\u{200D}年新收政府\u{FEFF}信息公开申请数量", "\u{200E}12\u{2060}"),
      ("soft hyphens", "一、本年新收政府信息\u{AD}公开申请数量", "1\u{AD}2"),
      ("variation selectors", "一\u{FE00}、本年新收政府信息公开申请数量", "12\u{FE0F}"),
      ("Kangxi radicals", "⼀、本年新收政府信息公开申请数量", "12"),
      ("traditional characters", "一、本年新收政府信息公開申請數量", "12"),
      ("control characters", "一、本年新收政府\u{1}信息公开申请数量", "12\u{7F}"),
    ]
  )
  func unified(name: String, label: String, number: String) throws {
    var page = ReportPage()
    page.labels[.newReceived] = label
    page.applications[.newReceived] = [number, "0", "0", "0", "0", "0", "12"]
    let table = try #require(try page.record().applications)
    #expect(table[.newReceived] == [12, 0, 0, 0, 0, 0, 12])
  }

  @Test("keeps sections' text as written")
  func written() throws {
    var page = ReportPage()
    page.overview = "全年公开２１３条，⼯作\u{3000}順利——“很好”。"
    let html = page.html.replacing("全年按照要求推进政府信息公开工作。", with: page.overview)
    let raw = RawPage(url: "a", contentType: "text/html; charset=utf-8", body: Array(html.utf8))
    let record = try transform(raw, budgets: Budgets())
    let overview = try #require(record.sections.first { $0.title == "总体情况" })
    #expect(overview.text == page.overview)
  }

  @Test("gives the body's name in simplified characters beside the one as written")
  func names() throws {
    var page = ReportPage()
    page.title = "雲溪縣財政局2023年政府信息公開工作年度報告"
    let record = try page.record()
    #expect(record.publisher == "云溪县财政局")
    #expect(record.publisherWritten == "雲溪縣財政局")
    #expect(record.title == page.title)
  }
}
