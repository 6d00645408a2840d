import Reports
import Testing

/// How a cell's text becomes a count, seen in the first cell of a whole report.
@Suite("Counts in cells")
struct CellValueTests {
  private func cell(_ text: String) throws -> (value: Int64?, findings: [Finding]) {
    var page = ReportPage()
    page.applications[.newReceived] = [text, "0", "0", "0", "0", "0", "7"]
    let record = try page.record()
    let row = try #require(record.applications?[.newReceived])
    return (
      row[0], record.findings.filter { $0.place == "applications.new_received.natural_person" }
    )
  }

  @Test(
    "are read with separators, full-width digits and measure words",
    arguments: [
      ("0", 0), ("7", 7), ("12", 12), ("1,234", 1234), ("1，234", 1234),
      ("12,345,678", 12_345_678), ("１２３", 123), ("１，２３４", 1234), ("12件", 12), ("12 件", 12),
      ("3条", 3), ("2笔", 2), ("5宗", 5), ("&nbsp;8&nbsp;", 8), ("<p>9</p>", 9),
      ("<span>1</span><span>2</span>", 12), ("1\u{200B}3", 13), ("&#52;", 4),
      ("999999999999999", 999_999_999_999_999),
    ]
  )
  func counts(text: String, value: Int64) throws {
    let cell = try cell(text)
    #expect(cell.value == value)
    #expect(cell.findings == [])
  }

  @Test(
    "are unknown where the cell is blank, which is no finding",
    arguments: [
      "", " ", "&nbsp;", "&nbsp;&nbsp;", "<o:p>&nbsp;</o:p>", "<p><br></p>", "/", "-", "—", "——",
      "－",
      "−", "无", "\u{3000}", "\u{200B}", "<p>/</p>",
    ]
  )
  func blanks(text: String) throws {
    let cell = try cell(text)
    #expect(cell.value == nil)
    #expect(cell.findings == [])
  }

  @Test(
    "are unknown where the text is no count, with a finding that shows it",
    arguments: [
      "1 2", "02", "1<br>2", "<p>1</p><p>2</p>", "2/3", "3.5", "1.0", "-3", "−12", "+2", "增2",
      "约20",
      "20余", "1,23", "1234,567", ",123", "1,234,", "12,3456", "1、2", "十二", "Ⅳ", "l2", "O", "1O",
      "1234567890123456", "99999999999999999999", "九件", "件", "见附件", "1~2", "①", "0.0", "1:2",
    ]
  )
  func unreadable(text: String) throws {
    let cell = try cell(text)
    #expect(cell.value == nil)
    #expect(cell.findings.map(\.rule) == [.unreadable])
    #expect(cell.findings.first?.actual != nil)
  }

  @Test(
    "of a change against the year before carry a sign",
    arguments: [
      ("0", 0), ("2", 2), ("+2", 2), ("＋2", 2), ("-12", -12), ("−12", -12), ("－12", -12),
      ("–12", -12), ("增2", 2), ("增加2", 2), ("增加2项", 2), ("减1", -1), ("减少1", -1),
      ("减少 1 项", -1), ("-1,200", -1200),
    ]
  )
  func changes(text: String, value: Int64) throws {
    #expect(try change(text).value == .count(value))
  }

  @Test(
    "of a change are unknown where the text is no single number",
    arguments: ["2/3", "+2/-1", "增2减1", "±2", "--2", "+", "增", "同上", "1.5"]
  )
  func unreadableChanges(text: String) throws {
    let change = try change(text)
    #expect(change.value == nil)
    #expect(change.findings.map(\.rule) == [.unreadable])
  }

  @Test("of a change may be blank", arguments: ["", "/", "-", "—", "无"])
  func blankChanges(text: String) throws {
    let change = try change(text)
    #expect(change.value == nil)
    #expect(change.findings == [])
  }

  private func change(
    _ text: String
  ) throws -> (value: ActiveDisclosureTable.Value?, findings: [Finding]) {
    var page = ReportPage(.form2019)
    page.active[.licensing] = ["5", text, "9"]
    let record = try page.record()
    let row = try #require(record.activeDisclosure?.rows[.licensing])
    #expect(row.fields.first?.value == .count(5))
    #expect(row.fields.last?.value == .count(9))
    let field = try #require(row.fields.first { $0.field == .change })
    return (
      field.value, record.findings.filter { $0.place == "active_disclosure.licensing.change" }
    )
  }
}
