import Reports
import Testing
import Wire

@Suite("Page messages")
struct PageMessageTests {
  private let page = RawPage(
    url: "https://www.example.gov.cn/年报.html",
    contentType: "text/html; charset=gb18030",
    fetchedAt: "2024-02-01T08:00:00Z",
    httpStatus: 200,
    body: [0xC4, 0xEA, 0x00, 0xFF]
  )

  @Test("are read back as they were written")
  func roundTrip() {
    let origin = Origin.input(source: "spool", input: "p000", position: 3)
    let sent = PageMessage(page: page, source: origin, attempts: 2, traceparent: "00-ab-cd-01")
    let (read, refusal) = PageMessage.read(value: sent.value, headers: sent.headers)
    #expect(refusal == nil)
    #expect(read.page.url == page.url)
    #expect(read.page.contentType == page.contentType)
    #expect(read.page.fetchedAt == page.fetchedAt)
    #expect(read.page.httpStatus == 200)
    #expect(read.page.body == page.body)
    #expect(read.source == origin)
    #expect(read.attempts == 2)
    #expect(read.traceparent == "00-ab-cd-01")
  }

  @Test("have the URL as key, the bytes as value, and the contract's headers")
  func parts() {
    let sent = PageMessage(page: page)
    #expect(sent.key == Array(page.url.utf8))
    #expect(sent.value == page.body)
    let names = ["nb-id", "nb-url", "nb-content-type", "nb-http-status", "nb-fetched-at"]
    #expect(sent.headers.map(\.name) == names + ["nb-attempts"])
    let id = PageIdentity(url: page.url, body: page.body).id
    #expect(sent.headers.text("nb-id") == id)
    #expect(sent.headers.text("nb-attempts") == "0")
  }

  @Test("do not turn what is unknown into empty headers")
  func unknown() {
    let sent = PageMessage(page: RawPage(url: "file:a.html", body: []))
    #expect(sent.headers.map(\.name) == ["nb-id", "nb-url", "nb-attempts"])
    let (read, refusal) = PageMessage.read(value: sent.value, headers: sent.headers)
    #expect(refusal == nil)
    #expect(read.page.contentType == nil)
    #expect(read.page.httpStatus == nil)
  }

  @Test("of same-named headers take the last")
  func repeated() {
    let headers: Headers = [("nb-url", Array("file:a".utf8)), ("nb-url", Array("file:b".utf8))]
    #expect(PageMessage.read(value: [], headers: headers).message.page.url == "file:b")
  }

  @Test(
    "without a readable URL are refused, not trapped on",
    arguments: [nil, [], [0xFF, 0xFE]] as [[UInt8]?]
  )
  func badURL(_ url: [UInt8]?) {
    let (message, refusal) = PageMessage.read(value: [1, 2], headers: [("nb-url", url)])
    #expect(refusal?.reason == .malformedMessage)
    #expect(message.page.body == [1, 2])
    #expect(PageMessage.read(value: [1], headers: []).refusal?.reason == .malformedMessage)
  }

  @Test("that are tombstones are refused; an empty page is a page")
  func tombstone() {
    let headers: Headers = [("nb-url", Array("file:a".utf8))]
    #expect(PageMessage.read(value: nil, headers: headers).refusal?.reason == .malformedMessage)
    #expect(PageMessage.read(value: [], headers: headers).refusal == nil)
  }

  @Test(
    "take a header that is no UTF-8, NULL or no number as unknown",
    arguments: [nil, [], [0x80], Array("99999999999999999999".utf8), Array("2 00".utf8)]
      as [[UInt8]?]
  )
  func badValues(_ value: [UInt8]?) {
    let headers: Headers = [
      ("nb-url", Array("file:a".utf8)), ("nb-http-status", value), ("nb-attempts", value),
      ("nb-source", value), ("", value),
    ]
    let (message, refusal) = PageMessage.read(value: [], headers: headers)
    #expect(refusal == nil)
    #expect(message.page.httpStatus == nil)
    #expect(message.attempts == 0)
    #expect(message.source == nil)
  }

  @Test("never count fewer than no attempts")
  func negative() {
    let headers: Headers = [("nb-attempts", Array("-5".utf8))]
    #expect(headers.attempts == 0)
  }
}
