import Reports
import Testing

/// Amounts of money, seen in the fees of the 2021 form and the procurement of the 2019 form.
@Suite("Amounts of money")
struct MoneyTests {
  private func fees(_ text: String, head: String) throws -> (text: String?, findings: [Finding]) {
    var page = ReportPage()
    page.amountHead = head
    page.active[.fees] = [text]
    let record = try page.record()
    let row = try #require(record.activeDisclosure?.rows[.fees])
    #expect(row.fields.map(\.field) == [.amount])
    let findings = record.findings.filter {
      $0.place == "active_disclosure.fees.amount_wanyuan"
    }
    switch row.fields.first?.value {
    case .money(let money)?: return (money.text, findings)
    case .count?:
      Issue.record("an amount came out as a count")
      return (nil, findings)
    case nil: return (nil, findings)
    }
  }

  @Test(
    "are 万元 with up to six decimals, exactly",
    arguments: [
      ("0", "0"), ("0.00", "0"), ("3", "3"), ("3.0", "3"), ("25.10", "25.1"),
      ("318.7625", "318.7625"), ("18651.064104", "18651.064104"), ("0.1", "0.1"),
      ("0.000001", "0.000001"), ("1,234.56", "1234.56"), ("１２．５", "12.5"), ("25.1万元", "25.1"),
      ("318762元", "31.8762"), ("318762.55元", "31.876255"), ("0.01元", "0.000001"),
      ("1.5亿元", "15000"), ("1.23456789亿元", "12345.6789"), ("12.5 万元", "12.5"),
      ("9007199.254741", "9007199.254741"), ("900719925474.099999", "900719925474.099999"),
      ("0.1000000", "0.1"),
    ]
  )
  func amounts(text: String, expected: String) throws {
    let amount = try fees(text, head: "本年收费金额（单位：万元）")
    #expect(amount.text == expected)
    #expect(amount.findings == [])
  }

  @Test(
    "take the unit of their head",
    arguments: [
      ("本年收费金额（单位：万元）", "2", "2"), ("本年收费金额（单位：元）", "20000", "2"),
      ("本年收费金额（元）", "1", "0.0001"), ("本年收费金额（单位：亿元）", "2", "20000"),
      ("本年收费金额 （单位：元）", "3万元", "3"),
    ]
  )
  func units(head: String, text: String, expected: String) throws {
    #expect(try fees(text, head: head).text == expected)
  }

  @Test(
    "without an exact value in fen, or too large, are unknown with a finding",
    arguments: [
      "0.0000001", "1.0000001", "0.001元", "1.2.3", ".", "5.", "1e3", "约3", "-3", "3/4",
      "99999999999999", "9999999999999999999", "9999999999999亿元", "1,23.5", "三万元",
    ]
  )
  func unreadable(text: String) throws {
    let amount = try fees(text, head: "本年收费金额（单位：万元）")
    #expect(amount.text == nil)
    #expect(amount.findings.map(\.rule) == [.unreadable])
  }

  @Test("may be blank", arguments: ["", "&nbsp;", "/", "-", "—", "无"])
  func blank(text: String) throws {
    let amount = try fees(text, head: "本年收费金额（单位：万元）")
    #expect(amount.text == nil)
    #expect(amount.findings == [])
  }

  @Test(
    "of procurement are kept as written and converted only by a printed unit",
    arguments: [
      ("75394432.52元", "7539.443252" as String?, [] as [Finding.Rule]), ("984361元", "98.4361", []),
      ("12.5万元", "12.5", []), ("984361", nil, [.unitUnknown]), ("0", "0", []),
    ]
  )
  func procurement(text: String, expected: String?, rules: [Finding.Rule]) throws {
    var page = ReportPage(.form2019)
    page.active[.centralizedProcurement] = ["2笔", text]
    let record = try page.record()
    let row = try #require(record.activeDisclosure?.rows[.centralizedProcurement])
    #expect(row.fields.first?.value == .count(2))
    #expect(row.amountWritten == text)
    var amount: String?
    if case .money(let money)? = row.fields.last?.value { amount = money.text }
    #expect(amount == expected)
    let place = "active_disclosure.centralized_procurement.amount_wanyuan"
    #expect(record.findings.filter { $0.place == place }.map(\.rule) == rules)
  }

  @Test(
    "print without a needless zero",
    arguments: [
      (0, "0"), (1, "0.000001"), (-1, "-0.000001"), (1_000_000, "1"), (1_500_000, "1.5"),
      (-3_000_000, "-3"), (100, "0.0001"), (18_651_064_104, "18651.064104"),
      (Int64.max, "9223372036854.775807"), (Int64.min, "-9223372036854.775808"),
    ]
  )
  func text(millionths: Int64, text: String) {
    #expect(Money(millionths: millionths).text == text)
  }
}
