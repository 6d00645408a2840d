import Testing
import Wire

@Suite("Headers of records")
struct RecordHeadersTests {
  @Test("are read back as they were written")
  func roundTrip() {
    let headers = RecordHeaders(
      id: "ab12",
      schema: "nianbao.record/1",
      kind: "annual_report",
      origin: .message(topic: "nianbao.pages", partition: 3, offset: 42)
    )
    #expect(RecordHeaders(headers.headers) == headers)
    #expect(headers.headers.text("nb-origin") == "nianbao.pages/3/42")
    #expect(headers.headers.map(\.name) == ["nb-id", "nb-schema", "nb-kind", "nb-origin"])
  }

  @Test("are unknown one by one when they cannot be read")
  func unreadable() {
    let headers = RecordHeaders([
      ("nb-id", nil), ("nb-schema", [0xFF]), ("nb-kind", Array("not_report".utf8)),
      ("nb-origin", Array("elsewhere".utf8)),
    ])
    #expect(headers == RecordHeaders(id: nil, schema: nil, kind: "not_report", origin: nil))
  }
}
