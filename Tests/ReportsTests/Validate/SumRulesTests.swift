import Reports
import Testing

/// The sums of the national forms: which hold, which fail, which cannot be assessed.
@Suite("Sum rules")
struct SumRulesTests {
  private func sums(_ record: Record) -> [Finding] {
    let rules: Set<Finding.Rule> = [.balance, .outcomeSum, .applicantSum, .caseTotal]
    return record.findings.filter { rules.contains($0.rule) }
  }

  /// How many hold, fail and are not assessable.
  private func counts(_ record: Record) -> [Int] {
    [record.rules.hold, record.rules.fail, record.rules.notAssessable]
  }

  @Test("are 42 on the 2021 form and 40 on the 2019 form")
  func number() throws {
    let new = try ReportPage(.form2021).record()
    #expect(counts(new) == [42, 0, 0])
    #expect(new.quality == .consistent)
    let old = try ReportPage(.form2019).record()
    #expect(counts(old) == [40, 0, 0])
    #expect(old.quality == .consistent)
  }

  @Test("are 40 where a 2021 report prints 其他处理 as a single row")
  func mixedForm() throws {
    var mixed = ReportPage(.form2021)
    mixed.missing = Set(ApplicationRow.otherSubrows.dropFirst())
    mixed.labels[.otherOverdueCorrection] = "（六）其他处理"
    let html = mixed.html.replacing("<td rowspan=1>（六）其他处理</td>", with: "")
    let raw = RawPage(
      url: "https://www.yunxi.gov.cn/1",
      contentType: "text/html; charset=utf-8",
      body: Array(html.utf8)
    )
    let record = try transform(raw, budgets: Budgets())
    #expect(record.template == .form2021)
    #expect(record.applications?[.otherProcessing] == Array(repeating: 0, count: 7))
    #expect(counts(record) == [40, 0, 0])
    #expect(record.findings.map(\.rule) == [.mixedTemplate])
  }

  @Test("hold on a table whose numbers add up")
  func hold() throws {
    var page = ReportPage()
    page.applications[.newReceived] = ["5", "2", "0", "0", "0", "1", "8"]
    page.applications[.carriedOver] = ["1", "0", "0", "0", "0", "0", "1"]
    page.applications[.granted] = ["3", "1", "0", "0", "0", "1", "5"]
    page.applications[.otherReasons] = ["2", "0", "0", "0", "0", "0", "2"]
    page.applications[.totalProcessed] = ["5", "1", "0", "0", "0", "1", "7"]
    page.applications[.carriedForward] = ["1", "1", "0", "0", "0", "0", "2"]
    page.review =
      ["1", "2", "3", "4", "10"] + ["0", "0", "0", "1", "1"] + ["2", "0", "0", "0", "2"]
    let record = try page.record()
    #expect(counts(record) == [42, 0, 0])
    #expect(sums(record) == [])
  }

  @Test("that fail are findings with place, expected and actual value; nothing is repaired")
  func fail() throws {
    var page = ReportPage()
    page.applications[.granted] = ["3", "0", "0", "0", "0", "0", "4"]
    page.review[4] = "6"
    let record = try page.record()
    // The row, its column and the totals' column against （七）, and the block of table 4.
    #expect(counts(record) == [38, 4, 0])
    #expect(record.quality == .inconsistent)
    #expect(record.applications?[.granted] == [3, 0, 0, 0, 0, 0, 4])
    #expect(record.reviewLitigation?.rows[.review] == [0, 0, 0, 0, 6])
    let findings = sums(record)
    #expect(findings.allSatisfy { $0.severity == .error })
    let row = try #require(findings.first { $0.rule == .applicantSum })
    #expect(row.place == "applications.granted.total")
    #expect(row.expected == .count(3))
    #expect(row.actual == .count(4))
    let columns = findings.filter { $0.rule == .outcomeSum }
    #expect(
      columns.map(\.place) == [
        "applications.total_processed.natural_person", "applications.total_processed.total",
      ]
    )
    #expect(columns.map(\.expected) == [.count(3), .count(4)])
    #expect(columns.map(\.actual) == [.count(0), .count(0)])
    let block = try #require(findings.first { $0.rule == .caseTotal })
    #expect(block.place == "review_litigation.review.total")
    #expect(block.expected == .count(0))
    #expect(block.actual == .count(6))
  }

  @Test("of received and processed requests fail by column")
  func balance() throws {
    var page = ReportPage()
    page.applications[.newReceived] = ["0", "0", "0", "0", "0", "2", "2"]
    let record = try page.record()
    let findings = sums(record)
    #expect(findings.map(\.rule) == [.balance, .balance])
    #expect(
      findings.map(\.place) == [
        "applications.carried_forward.other_org", "applications.carried_forward.total",
      ]
    )
    #expect(counts(record) == [40, 2, 0])
  }

  @Test("with a blank term are not assessable: blank is not zero")
  func blank() throws {
    var page = ReportPage()
    page.applications[.granted] = ["", "0", "0", "0", "0", "0", "0"]
    let record = try page.record()
    // The row and the first column's outcomes.
    #expect(counts(record) == [40, 0, 2])
    #expect(sums(record) == [])
    #expect(record.quality == .incomplete)
    #expect(record.applications?[.granted] == [nil, 0, 0, 0, 0, 0, 0])
  }

  @Test("with an unreadable term are not assessable")
  func unreadable() throws {
    var page = ReportPage()
    page.applications[.granted] = ["0", "1、2", "0", "0", "0", "0", "0"]
    let record = try page.record()
    #expect(counts(record) == [40, 0, 2])
  }

  @Test("of a row that the page lacks are not assessable")
  func missingRow() throws {
    var page = ReportPage()
    page.missing = [.unableUnclear]
    let record = try page.record()
    // Its own sum and the outcomes of all seven columns.
    #expect(counts(record) == [34, 0, 8])
    #expect(record.applications?[.unableUnclear] == nil)
  }

  @Test("of a table without any number count nothing as failed")
  func allBlank() throws {
    var page = ReportPage()
    for row in ApplicationRow.allCases { page.applications[row] = Array(repeating: "", count: 7) }
    page.review = Array(repeating: "", count: 15)
    let record = try page.record()
    #expect(counts(record) == [0, 0, 42])
  }

  @Test("of the largest numbers that can be read do not overflow")
  func large() throws {
    var page = ReportPage()
    let most = "999999999999999"
    for row in page.rows { page.applications[row] = Array(repeating: most, count: 7) }
    page.review = Array(repeating: most, count: 15)
    let record = try page.record()
    #expect(counts(record) == [7, 35, 0])
    let row = sums(record).first { $0.rule == .applicantSum }
    #expect(row?.expected == .count(5_999_999_999_999_994))
    #expect(row?.actual == .count(999_999_999_999_999))
  }
}
