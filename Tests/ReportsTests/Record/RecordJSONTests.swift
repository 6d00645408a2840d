import Foundation
import Reports
import Testing

/// The line that a record becomes.
@Suite("The record as JSON")
struct RecordJSONTests {
  /// The contract's keys in the contract's order.
  static let keys = [
    "schema", "parser", "id", "kind", "document_type", "source", "decoding", "title", "publisher",
    "publisher_written", "org_type", "region", "report_year", "period", "published_on",
    "index_number", "document_number", "template", "sections", "tables", "active_disclosure",
    "applications", "review_litigation", "annex", "narrative", "attachments", "rules", "findings",
    "quality",
  ]
  static let examples = Repository.names(
    ofJSONIn: Repository.examples.appending(path: "expected")
  )

  private func record(_ html: String, url: String = "https://www.yunxi.gov.cn/a.html") throws
    -> [UInt8]
  {
    let page = RawPage(url: url, contentType: "text/html; charset=utf-8", body: Array(html.utf8))
    return try transform(page, budgets: Budgets()).jsonLine()
  }

  @Test(
    "has every key in the contract's order, for reports and for other pages",
    arguments: examples
  )
  func keyOrder(name: String) throws {
    let page = try ExpectedPage(name, in: Repository.examples).page
    #expect(TopLevelKeys.read(try transform(page, budgets: Budgets()).jsonLine()) == Self.keys)
  }

  @Test("has every key for a page that says nothing")
  func keysOfNothing() throws {
    let line = try record("<p>x</p>")
    #expect(TopLevelKeys.read(line) == Self.keys)
    let value = try JSONValue(parsing: line)
    #expect(value["kind"] == .string("not_report"))
    for key in [
      "publisher", "publisher_written", "org_type", "region", "report_year", "period",
      "published_on", "index_number", "document_number", "template", "active_disclosure",
      "applications", "review_litigation", "annex",
    ] { #expect(value[key] == .null) }
    #expect(value["sections"] == .array([]))
    #expect(value["attachments"] == .array([]))
    #expect(value["quality"] == .string("no_data"))
  }

  @Test("has the contract's keys within its objects")
  func innerKeys() throws {
    let value = try JSONValue(parsing: ReportPage().record().jsonLine())
    func keys(_ path: String) -> Set<String> { Set((value[path]?.object ?? [:]).keys) }
    #expect(
      keys("source") == [
        "url", "host", "official_host", "content_type", "fetched_at", "http_status", "bytes",
        "sha256",
      ]
    )
    #expect(
      keys("decoding") == [
        "charset", "charset_from", "replacements", "script", "annotations_removed", "artefacts",
        "mirror",
      ]
    )
    #expect(keys("tables") == ["active_disclosure", "applications", "review_litigation"])
    #expect(
      keys("narrative") == [
        "proactive_disclosure_count", "applications_received", "applications_processed",
        "applications_carried_forward", "licensing_decisions", "punishment_decisions",
        "coercion_decisions", "review_cases", "litigation_cases",
        "information_processing_fee_yuan", "approximate", "categories",
      ]
    )
    #expect(keys("rules") == ["hold", "fail", "not_assessable"])
    #expect(keys("applications").count == 25)
    #expect(
      keys("applications.granted") == [
        "natural_person", "commercial_enterprise", "research_institution", "social_welfare_org",
        "legal_service_org", "other_org", "total",
      ]
    )
    #expect(
      keys("review_litigation") == ["review", "litigation_direct", "litigation_post_review"]
    )
    #expect(
      keys("review_litigation.review") == ["maintained", "corrected", "other", "pending", "total"]
    )
    #expect(keys("active_disclosure.regulations") == ["issued", "repealed", "in_force"])
    #expect(keys("active_disclosure.fees") == ["amount_wanyuan"])
  }

  @Test("is one line of valid UTF-8 that Foundation reads, for every example", arguments: examples)
  func oneLine(name: String) throws {
    let page = try ExpectedPage(name, in: Repository.examples).page
    let line = try transform(page, budgets: Budgets()).jsonLine()
    #expect(line.last == 0x0A)
    #expect(line.count { $0 == 0x0A } == 1)
    #expect(String(validating: line, as: UTF8.self) != nil)
    let value = try JSONValue(parsing: line)
    #expect(value["schema"] == .string("nianbao.record/1"))
    #expect(value["source.url"] == .string(page.url))
    #expect(value["source.bytes"]?.number.map { "\($0)" } == String(page.body.count))
    let identity = PageIdentity(url: page.url, body: page.body)
    #expect(value["id"] == .string(identity.id))
    #expect(value["source.sha256"] == .string(identity.sha256))
  }

  @Test(
    "escapes what JSON asks for and keeps everything else",
    arguments: [
      "a\"b", "a\\b", "\\u0041", "\\", "\"\"", "a/b", "</script>", "\u{8}", "\u{1F}", "\u{7F}",
      "tab\there", "行\r\n行", "\u{2028}\u{2029}", "😀", "𠮷", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}",
      "{\"a\":1}", "\u{1}\u{2}\u{3}", "公开",
    ]
  )
  func escapes(text: String) throws {
    let value = try JSONValue(parsing: record("<p>x</p>", url: text))
    #expect(value["source.url"] == .string(text))
  }

  @Test("escapes the page's own text")
  func pageText() throws {
    let title = "云溪县\"水利\\局\"2023年政府信息公开工作年度报告"
    var page = ReportPage()
    page.title = title
    let value = try JSONValue(parsing: page.record().jsonLine())
    #expect(value["title"] == .string(title))
  }

  @Test("writes money without a binary float")
  func money() throws {
    var page = ReportPage()
    page.active[.fees] = ["900719925474.099999"]
    let line = try page.record().jsonLine()
    #expect(
      String(decoding: line, as: UTF8.self)
        .contains(#""fees":{"amount_wanyuan":900719925474.099999}"#)
    )
  }

  @Test("has no key for a row that the page's table does not have")
  func missingRow() throws {
    var page = ReportPage()
    page.missing = [.unableUnclear]
    let value = try JSONValue(parsing: page.record().jsonLine())
    #expect(value["applications"]?.object?.count == 24)
    #expect(value["applications.unable_unclear"] == nil)
    #expect(value["applications.other_processing"] == nil)
  }
}
