import Foundation
import Reports
import Stages
import TestSupport
import Testing

@Suite("Reading one page of a directory")
struct PageDirectoryTests {
  private func read(_ folder: TemporaryFolder, _ name: String, budget: Int = 100) -> PageReading {
    let entry = PageListEntry(path: Array(name.utf8), size: 0, modified: 0)
    return PageDirectory(path: folder.path, budget: budget).read(entry)
  }

  @Test("without a sidecar the URL is the relative path")
  func plain() throws {
    let folder = try TemporaryFolder()
    try folder.write("云溪/1.html", "abc")
    let reading = read(folder, "云溪/1.html")
    #expect(reading.page.url == "file:云溪/1.html")
    #expect(reading.page.body == Array("abc".utf8))
    #expect(reading.refusal == nil)
  }

  @Test("a sidecar says where the page is from")
  func sidecar() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.html", "abc")
    try folder.write(
      "1.html.meta.json",
      """
      {"url":"http://www.yunxi.gov.cn/1","content_type":"text/html; charset=gbk",
       "fetched_at":"2024-02-01T08:00:00Z","http_status":200,"more":[1]}
      """
    )
    let page = read(folder, "1.html").page
    #expect(page.url == "http://www.yunxi.gov.cn/1")
    #expect(page.contentType == "text/html; charset=gbk")
    #expect(page.fetchedAt == "2024-02-01T08:00:00Z")
    #expect(page.httpStatus == 200)
  }

  @Test(
    "a broken sidecar is a warning, and the page goes on with what is known",
    arguments: ["", "{", "[]", "null", "{\"url\":7,\"http_status\":200}", "\u{0}"]
  )
  func brokenSidecar(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("1.html", "abc")
    try folder.write("1.html.meta.json", text)
    let reading = read(folder, "1.html")
    #expect(reading.warning?.contains("1.html.meta.json") == true)
    #expect(reading.page.url == "file:1.html")
    #expect(reading.page.body == Array("abc".utf8))
    #expect(reading.page.httpStatus == (text.contains("200") ? 200 : nil))
  }

  @Test("a page over the budget is refused unread, one byte less is read")
  func budget() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.html", String(repeating: "x", count: 101))
    let reading = read(folder, "1.html")
    #expect(reading.refusal?.reason == .pageTooLarge)
    #expect(reading.page.body.isEmpty)
    #expect(reading.bytes == 101)
    #expect(reading.identity == nil)
    #expect(read(folder, "1.html", budget: 101).refusal == nil)
  }

  @Test("what is not there is missing; what cannot be read is unreadable")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    #expect(read(folder, "no.html").refusal?.reason == .sourceMissing)
    try folder.write("folder.html/1.html")
    #expect(read(folder, "folder.html").refusal?.reason == .sourceUnreadable)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/loop.html",
      withDestinationPath: "loop.html"
    )
    #expect(read(folder, "loop.html").refusal?.reason == .sourceUnreadable)
    try folder.pipe("pipe.html")
    #expect(read(folder, "pipe.html").refusal?.reason == .sourceUnreadable)
    let long = String(repeating: "x", count: 300) + ".html"
    #expect(read(folder, long).refusal?.reason == .sourceUnreadable)
  }

  @Test("paths that are no UTF-8 keep apart in the URL")
  func urls() throws {
    let folder = try TemporaryFolder()
    let directory = PageDirectory(path: folder.path, budget: 1)
    let urls = [[0xFF, 0x2E], [0xFE, 0x2E]].map {
      directory.read(PageListEntry(path: $0, size: 0, modified: 0)).page.url
    }
    #expect(urls == ["file:%FF.", "file:%FE."])
  }
}
