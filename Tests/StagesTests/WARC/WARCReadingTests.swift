import FileSink
import Reports
import Stages
import TestSupport
import Testing

@Suite("Reading WARC records")
struct WARCReadingTests {
  /// The one page of a file with these records.
  private func read(_ records: [[UInt8]], budget: Int = 1 << 20) throws -> PageReading {
    let fixture = try WARCFixture()
    try fixture.write("a.warc", records.flatMap(\.self))
    try fixture.update(budget: budget)
    let readings = try fixture.readings()
    #expect(readings.count == 1)
    return try #require(readings.first)
  }

  private func payload(_ fields: [String], _ payload: [UInt8]) throws -> PageReading {
    try read([WARCSample.response("https://a.example/", fields: fields, payload)])
  }

  private static let text = Array("<p>青禾市</p>".utf8)

  @Test("gives a response's address, type, status, date and body")
  func response() throws {
    let reading = try read([
      WARCSample.response(
        "https://www.example.gov.cn/年报",
        fields: ["content-type: text/html; charset=gbk", "X: y"],
        status: "404 Not Found",
        Self.text
      )
    ])
    #expect(reading.refusal == nil)
    #expect(reading.page.url == "https://www.example.gov.cn/年报")
    #expect(reading.page.contentType == "text/html; charset=gbk")
    #expect(reading.page.httpStatus == 404)
    #expect(reading.page.fetchedAt == WARCSample.date)
    #expect(reading.page.body == Self.text)
    #expect(reading.bytes == Self.text.count)
  }

  @Test("gives a resource as it is")
  func resource() throws {
    let reading = try read([
      WARCSample.record("resource", url: "file:a.txt", contentType: "text/plain", Self.text)
    ])
    #expect(reading.page.body == Self.text)
    #expect(reading.page.contentType == "text/plain")
    #expect(reading.page.httpStatus == nil)
  }

  @Test("takes heads with bare line feeds, folded fields, brackets and no reason")
  func lenient() throws {
    let block = Array("HTTP/2 200\nContent-Type: text/html;\n charset=gbk\n\nX".utf8)
    let head =
      "WARC/1.0\nwarc-type:response\nWARC-Target-URI: <https://a.example/>\n"
      + "Content-Type: application/http\nContent-Length: \(block.count)\n\n"
    let reading = try read([Array(head.utf8) + block + Array("\n\n".utf8)])
    #expect(reading.refusal == nil)
    #expect(reading.page.url == "https://a.example/")
    #expect(reading.page.contentType == "text/html; charset=gbk")
    #expect(reading.page.httpStatus == 200)
    #expect(reading.page.body == [UInt8(ascii: "X")])
  }

  @Test("joins chunks, with extensions and without")
  func chunks() throws {
    let body = Array("5;a=b\r\n<p>ab\r\nA \r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n".utf8)
    let reading = try payload(["Transfer-Encoding: chunked"], body)
    #expect(reading.page.body == Array("<p>ab0123456789".utf8))
  }

  @Test("decompresses gzip, also in chunks, and both kinds of deflate")
  func compressed() throws {
    let gzip = try Compression.gz.compress(Self.text, path: "sample")
    #expect(try payload(["Content-Encoding: gzip"], gzip).page.body == Self.text)
    let size = String(gzip.count, radix: 16)
    let chunked = Array("\(size)\r\n".utf8) + gzip + Array("\r\n0\r\n\r\n".utf8)
    let fields = ["Transfer-Encoding: chunked", "Content-Encoding: x-gzip"]
    #expect(try payload(fields, chunked).page.body == Self.text)
    // Ten bytes of gzip's head, and eight of check sum and length behind the bare data.
    let bare = Array(gzip.dropFirst(10).dropLast(8))
    #expect(try payload(["Content-Encoding: deflate"], bare).page.body == Self.text)
  }

  @Test("takes as it is what was decoded before it was stored")
  func decoded() throws {
    let fields = ["Transfer-Encoding: chunked", "Content-Encoding: gzip, identity"]
    let reading = try payload(fields, Self.text)
    #expect(reading.refusal == nil)
    #expect(reading.page.body == Self.text)
  }

  @Test(
    "refuses what is encoded in an unknown way, damaged or cut, and says so",
    arguments: [
      (["Content-Encoding: br"], Array("x".utf8)),
      (["Transfer-Encoding: chunked"], Array("5\r\nab".utf8)),
      (["Transfer-Encoding: chunked"], Array("2\r\nabX\r\n".utf8)),
      (["Content-Encoding: gzip"], [0x1F, 0x8B, 0x08, 0x00]),
      (["Content-Encoding: deflate"], [0xFF, 0xFF, 0xFF]),
    ] as [([String], [UInt8])]
  )
  func badPayload(_ fields: [String], _ bytes: [UInt8]) throws {
    let reading = try payload(fields, bytes)
    #expect(reading.refusal?.reason == .sourceUnreadable)
    #expect(reading.page.url == "https://a.example/")
    #expect(reading.page.body.isEmpty)
  }

  @Test("refuses pages over the budget, also those that only decompression makes large")
  func tooLarge() throws {
    let large = [UInt8](repeating: 0x20, count: 5000)
    let plain = WARCSample.response("https://a.example/", large)
    #expect(try read([plain], budget: 4999).refusal?.reason == .pageTooLarge)
    #expect(try read([plain], budget: 5000).refusal == nil)
    let gzip = try Compression.gz.compress(large, path: "sample")
    let packed = WARCSample.response("https://a.example/", fields: ["Content-Encoding: gzip"], gzip)
    #expect(try read([packed], budget: 4999).refusal?.reason == .pageTooLarge)
    let huge = WARCSample.response(
      "https://a.example/",
      [UInt8](repeating: 0x20, count: 1 << 20)
    )
    #expect(try read([huge], budget: 10).refusal?.reason == .pageTooLarge)
  }

  @Test(
    "refuses records that are no whole page",
    arguments: [
      WARCSample.record("response", contentType: "application/http", WARCSample.http([], [])),
      WARCSample.record(
        "response",
        url: "u:",
        contentType: "application/http",
        fields: ["WARC-Segment-Number: 1"],
        WARCSample.http([], [])
      ),
      WARCSample.record(
        "response",
        url: "u:",
        contentType: "application/http",
        fields: ["WARC-Truncated: length"],
        WARCSample.http([], [])
      ),
      WARCSample.record("response", url: "u:", contentType: "application/http", Array("no".utf8)),
      WARCSample.record("response", url: "http://a", Array("HTTP/1.1 abc\r\n\r\n".utf8)),
    ]
  )
  func noPage(_ record: [UInt8]) throws {
    let reading = try read([record])
    #expect(reading.refusal?.reason == .sourceUnreadable)
    #expect(reading.refusal?.detail.isEmpty == false)
  }

  @Test("reads a file that is gone, or another one, as such")
  func changed() throws {
    let fixture = try WARCFixture()
    try fixture.write("a.warc", (0..<3).flatMap { WARCSample.page($0) })
    try fixture.update()
    try fixture.write("a.warc", Array("something else".utf8))
    #expect(
      try fixture.readings().map(\.refusal?.reason) == .init(repeating: .sourceUnreadable, count: 3)
    )
    try fixture.pages.remove("a.warc")
    #expect(
      try fixture.readings().map(\.refusal?.reason) == .init(repeating: .sourceMissing, count: 3)
    )
  }
}
