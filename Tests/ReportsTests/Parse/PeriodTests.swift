import Reports
import Testing

/// The period a report covers and its dates, as they come out of a whole report.
@Suite("Periods and dates")
struct PeriodTests {
  private func record(_ sentence: String) throws -> Record {
    var page = ReportPage()
    page.period = sentence
    return try page.record()
  }

  private func period(_ sentence: String) throws -> [String]? {
    try record(sentence).period.map { [$0.first.text, $0.last.text] }
  }

  @Test(
    "are read in every way that pages print them",
    arguments: [
      "统计期限自2023年1月1日起至2023年12月31日止。",
      "统计期限自2023年1月1日起至12月31日止。",
      "本报告中所列数据的统计期限自２０２３年１月１日至２０２３年１２月３１日。",
      "数据统计期限为2023年01月01日—2023年12月31日。",
      "统计时间：2023-01-01至2023-12-31。",
      "统计时间为2023.1.1-2023.12.31。",
      "统计期限：2023/1/1~2023/12/31",
      "统计期限自 2023 年 1 月 1 日 起 至 2023 年 12 月 31 日 止。",
      "統計期限自2023年1月1日起至2023年12月31日止。",
      "统计期限自<b>2023</b>年<span>1</span>月1日起至2023年12月31日止。",
      "统计期限自2023年1月1日零时起，至2023年12月31日止。",
      "统计时限为2023年1月1日到2023年12月31日。",
    ]
  )
  func periods(sentence: String) throws {
    #expect(try period(sentence) == ["2023-01-01", "2023-12-31"])
    #expect(try record(sentence).reportYear == 2023)
  }

  @Test(
    "that are no whole year are read as printed",
    arguments: [
      ("统计期限自2023年3月1日起至2023年12月31日止。", ["2023-03-01", "2023-12-31"]),
      ("统计期限自2024年1月1日起至2024年2月29日止。", ["2024-01-01", "2024-02-29"]),
    ]
  )
  func partialYears(sentence: String, expected: [String]) throws {
    #expect(try period(sentence) == expected)
  }

  @Test(
    "with lost or impossible digits give none",
    arguments: [
      "统计期限自2023月1日起至2023年12月31日止。",
      "统计期限自20231月1日起至2023年12月31日止。",
      "统计期限自202311日至20231231日止。",
      "统计期限自2023年1月1日起至2023年13月31日止。",
      "统计期限自2023年1月1日起至2023年12月32日止。",
      "统计期限自2023年2月29日起至2023年12月31日止。",
      "统计期限自2023年1月1日起至2023年11月31日止。",
      "统计期限自2023年1月1日起至2023年0月31日止。",
      "统计期限自2023年1月0日起至2023年12月31日止。",
      "统计期限自02023年1月1日起至02023年12月31日止。",
      "统计期限自1023年1月1日起至1023年12月31日止。",
      "统计期限自2023年12月31日起至2023年1月1日止。",
      "统计期限自2023年1月1日。",
      "统计期限自年月日起至年月日止。",
      "统计期限自2023年1月99999999999999999999日起至2023年12月31日止。",
      "统计期限自99999999999999999999年1月1日起至2023年12月31日止。",
    ]
  )
  func damaged(sentence: String) throws {
    #expect(try period(sentence) == nil)
  }

  @Test("do not take two dates without a word of time between them for a period")
  func unrelatedDates() throws {
    #expect(try period("2023年1月5日印发，2023年3月9日修订。") == nil)
  }

  @Test("leave the year to the title where no period is sure")
  func yearFromTitle() throws {
    #expect(try record("统计期限自2023月1日起至2023年12月31日止。").reportYear == 2023)
  }

  @Test("prefer the period's year to the title's")
  func yearOfPeriod() throws {
    var page = ReportPage()
    page.title = "云溪县水利局2024年政府信息公开工作年度报告"
    #expect(try page.record().reportYear == 2023)
  }
}
