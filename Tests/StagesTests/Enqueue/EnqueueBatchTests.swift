import Kafka
import Reports
import Stages
import Testing
import Wire

@Suite("A batch of a producer")
struct EnqueueBatchTests {
  private let topics = TopicNames(prefix: "t")

  private func batch(_ readings: [PageReading]) -> EnqueueBatch {
    var batch = EnqueueBatch(
      input: "p000",
      next: readings.count,
      topics: topics,
      progress: SourceProgress(state: "s", length: 9, hash: "h", next: Int64(readings.count)),
      source: "spool"
    )
    for (index, reading) in readings.enumerated() {
      batch.add(
        reading,
        identity: reading.identity,
        origin: .input(source: "spool", input: "p000", position: Int64(index)),
        place: "the file is /data/\(index).html"
      )
    }
    return batch
  }

  private func page(_ body: String = "<p>青禾市</p>", url: String = "file:a.html") -> PageReading {
    PageReading(page: RawPage(url: url, contentType: "text/html", body: Array(body.utf8)))
  }

  private func detail(_ message: OutgoingMessage) -> String {
    DeadLetterHeaders(message.headers).detail ?? ""
  }

  @Test("is a message a page, and behind them the position after the last")
  func pages() throws {
    let batch = batch([page(), page("", url: "file:b.html")])
    #expect(batch.messages.map(\.topic) == ["t.pages", "t.pages", "t.progress"])
    let first = batch.messages[0]
    #expect(first.key == Array("file:a.html".utf8))
    #expect(first.value == Array("<p>青禾市</p>".utf8))
    #expect(first.headers.text("nb-source") == "spool/p000/0")
    #expect(first.headers.text("nb-attempts") == "0")
    let last = try #require(batch.messages.last)
    #expect(last.key == Array("source/spool/p000".utf8))
    #expect(try SourceProgress(json: last.value ?? []).next == 2)
    #expect(batch.published == 2)
    #expect(batch.dead.isEmpty)
  }

  @Test("makes a page that could not be read a dead letter without a body, which says where it is")
  func refused() {
    var reading = page()
    reading.page.body = []
    reading.refusal = Refusal(.sourceMissing, at: .source, "cannot open the file")
    let batch = batch([page(), reading])
    let letter = batch.messages[1]
    #expect(letter.topic == "t.dead")
    #expect(letter.value == nil)
    #expect(letter.headers.text("nb-id") == nil)
    #expect(letter.headers.text("nb-url") == "file:a.html")
    #expect(DeadLetterHeaders(letter.headers).reason == "source_missing")
    let origin = Origin.input(source: "spool", input: "p000", position: 1)
    #expect(DeadLetterHeaders(letter.headers).origin == origin)
    #expect(detail(letter) == "cannot open the file; the file is /data/1.html")
    #expect(batch.published == 1)
    #expect(batch.dead == [.sourceMissing: 1])
  }

  @Test("makes a page that the topic refuses for its size a dead letter; the others stay")
  func tooLarge() throws {
    var batch = batch([page(), page("large"), page()])
    let before = batch.messages
    try batch.shrink([1])
    #expect(batch.messages.map(\.topic) == ["t.pages", "t.dead", "t.pages", "t.progress"])
    #expect(batch.messages[0].value == before[0].value)
    let letter = batch.messages[1]
    #expect(letter.value == nil)
    #expect(letter.key == before[1].key)
    #expect(letter.headers.text("nb-id") == before[1].headers.text("nb-id"))
    #expect(DeadLetterHeaders(letter.headers).reason == "page_too_large")
    #expect(detail(letter).contains("5 bytes") && detail(letter).contains("/data/1.html"))
    #expect(batch.dead == [.pageTooLarge: 1])
  }

  @Test("makes a letter that is refused for its size smaller, once")
  func smaller() throws {
    let url = "file:" + String(repeating: "a", count: 100_000)
    var batch = batch([page(url: url)])
    try batch.shrink([0])
    #expect(batch.messages[0].headers.text("nb-url") == url)
    try batch.shrink([0])
    #expect(batch.messages[0].key == nil)
    #expect(batch.messages[0].headers.text("nb-url") == nil)
    #expect(DeadLetterHeaders(batch.messages[0].headers).reason == "page_too_large")
    #expect(detail(batch.messages[0]).contains("/data/0.html"))
    #expect(throws: EnqueueError.messageRefused(topic: "t.dead")) { try batch.shrink([0]) }
  }

  @Test("cannot do without its entry of progress")
  func progress() {
    var batch = batch([page()])
    #expect(throws: EnqueueError.messageRefused(topic: "t.progress")) { try batch.shrink([1]) }
  }
}
