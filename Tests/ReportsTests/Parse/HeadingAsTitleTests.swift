import Reports
import Testing

@Suite("A page without a title")
struct HeadingAsTitleTests {
  @Test("takes neither its title nor its publisher from a section's heading")
  func headings() throws {
    let text = """
      本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。
      一、总体情况
      全年公开信息12条。
      二、行政机关主动公开政府信息情况
      三、行政机关收到和处理政府信息公开申请情况
      四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
      五、政府信息公开工作存在的主要问题及改进情况
      六、其他需要报告的事项
      """
    let page = RawPage(url: "file:a.txt", body: Array(text.utf8))
    let record = try transform(page, budgets: Budgets())
    #expect(record.kind == .annualReport)
    #expect(record.reportYear == 2024)
    #expect(record.publisher == nil)
    #expect(record.title == nil)
  }
}
