import Reports
import Testing
import Wire

@Suite("Dead letters")
struct DeadLetterTests {
  private let origin = Origin.message(topic: "nianbao.pages", partition: 258, offset: 65_537)
  private let refusal = Refusal(.budgetDepth, at: .parse, "more than 10000 elements are open")
  private let page = PageMessage(
    page: RawPage(url: "file:a.html", contentType: "text/html", body: Array("<a>".utf8)),
    attempts: 1
  )

  private func letter(
    value: [UInt8]? = Array("<a>".utf8),
    more: Headers = [],
    timestamp: Int64? = 1_700_000_000_000,
    limit: Int = DeadLetterMessage.maximumBytes
  ) -> DeadLetterMessage {
    DeadLetterMessage(
      key: page.key,
      value: value,
      headers: page.headers + more,
      origin: origin,
      timestamp: timestamp,
      refusal: refusal,
      limit: limit
    )
  }

  @Test("keep the page's key, value and headers")
  func kept() {
    let letter = letter(more: [("trace", nil), ("trace", [0xFF])])
    #expect(letter.key == page.key)
    #expect(letter.value == page.value)
    #expect(letter.headers.text("nb-id") == page.headers.text("nb-id"))
    #expect(letter.headers.text("nb-content-type") == "text/html")
    #expect(letter.headers.text("nb-attempts") == "1")
    #expect(letter.headers.filter { $0.name == "trace" }.map(\.value) == [nil, [0xFF]])
  }

  @Test("say why and where, to us and as Kafka Connect does")
  func reasons() {
    let headers = letter().headers
    #expect(headers.text("nb-origin") == "nianbao.pages/258/65537")
    #expect(headers.text("nb-dead-reason") == "budget_depth")
    #expect(headers.text("nb-dead-stage") == "parse")
    #expect(headers.text("nb-dead-detail") == refusal.detail)
    #expect(headers.text("__connect.errors.topic") == "nianbao.pages")
    #expect(headers.text("__connect.errors.partition") == "258")
    #expect(headers.text("__connect.errors.offset") == "65537")
    #expect(headers.text("__connect.errors.stage") == "parse")
    #expect(headers.text("__connect.errors.exception.class.name") == "nianbao.budget_depth")
    #expect(headers.text("__connect.errors.exception.message") == refusal.detail)
  }

  @Test("say where as Spring does, numbers big-endian in 4 and 8 bytes")
  func spring() {
    let headers = letter().headers
    #expect(headers.text("kafka_dlt-original-topic") == "nianbao.pages")
    #expect(headers.bytes("kafka_dlt-original-partition") == [0, 0, 1, 2])
    #expect(headers.bytes("kafka_dlt-original-offset") == [0, 0, 0, 0, 0, 1, 0, 1])
    let time: [UInt8] = [0, 0, 0x01, 0x8B, 0xCF, 0xE5, 0x68, 0x00]
    #expect(headers.bytes("kafka_dlt-original-timestamp") == time)
    #expect(letter(timestamp: nil).headers.bytes("kafka_dlt-original-timestamp") == nil)
  }

  @Test("of a producer name their input, and no topic")
  func producer() {
    let letter = DeadLetterMessage(
      key: nil,
      value: nil,
      headers: [],
      origin: .input(source: "spool", input: "p000", position: 7),
      refusal: Refusal(.sourceMissing, at: .source, "the file is gone")
    )
    #expect(letter.headers.text("nb-origin") == "spool/p000/7")
    #expect(letter.headers.text("__connect.errors.stage") == "source")
    #expect(letter.headers.bytes("__connect.errors.topic") == nil)
    #expect(!letter.headers.contains { $0.name.hasPrefix("kafka_dlt") })
  }

  @Test("of a page that died before have one death, and its attempts")
  func again() {
    let first = letter()
    let back = DeadLetterHeaders.sentBack(first.headers)
    #expect(back.text("nb-attempts") == "2")
    #expect(!back.contains { DeadLetterMessage.ownNames.contains($0.name) })
    let again = Origin.message(topic: "nianbao.pages", partition: 0, offset: 9)
    let second = DeadLetterMessage(
      key: first.key,
      value: first.value,
      headers: first.headers,
      origin: again,
      refusal: Refusal(.notText, at: .decode, "binary")
    )
    #expect(second.headers.filter { $0.name == "nb-dead-reason" }.count == 1)
    #expect(second.headers.filter { $0.name.hasPrefix("kafka_dlt") }.count == 3)
    #expect(DeadLetterHeaders(second.headers).reason == "not_text")
    #expect(DeadLetterHeaders(second.headers).origin == again)
    #expect(DeadLetterHeaders(second.headers).attempts == 1)
  }

  @Test("too large leave their body out and say where it is")
  func large() {
    let large = letter(value: [UInt8](repeating: 0x20, count: 10_000), limit: 5_000)
    #expect(large.value == nil)
    #expect(large.key == page.key)
    #expect(large.headers.text("nb-content-type") == "text/html")
    let detail = large.headers.text("nb-dead-detail") ?? ""
    #expect(detail.hasPrefix(refusal.detail))
    #expect(detail.contains("10000 bytes, which is at nianbao.pages/258/65537"))
  }

  @Test("with endless headers or details still become small")
  func endless() {
    let junk: Headers = [("junk", [UInt8](repeating: 1, count: 1 << 20)), ("nb-url", nil)]
    let many = Headers(repeating: ("nb-many", [1]), count: 100_000)
    let endless = DeadLetterMessage(
      key: [UInt8](repeating: 1, count: 1 << 20),
      value: [],
      headers: junk + many,
      origin: origin,
      refusal: Refusal(.crashed, at: .process, String(repeating: "年", count: 1 << 20)),
      limit: DeadLetterMessage.smallBytes
    )
    let bytes = endless.headers.reduce(0) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
    #expect(bytes < DeadLetterMessage.smallBytes)
    #expect(endless.key == nil)
    #expect(endless.headers.text("nb-dead-detail")?.hasPrefix("年年年") == true)
    #expect(endless.headers.text("nb-dead-detail")?.contains("\u{FFFD}") == false)
    #expect(DeadLetterHeaders(endless.headers).reason == "crashed")
  }

  @Test("of anything at all are read without a trap")
  func garbage() {
    let headers = DeadLetterHeaders([("nb-id", [0xFF]), ("nb-origin", nil), ("nb-attempts", [])])
    #expect(headers.id == nil)
    #expect(headers.origin == nil)
    #expect(headers.attempts == 0)
    let most: Headers = [("nb-attempts", Array(String(Int.max).utf8))]
    #expect(DeadLetterHeaders.sentBack(most).attempts == .max)
  }
}
