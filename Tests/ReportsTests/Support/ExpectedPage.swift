import Foundation
import Reports

/// A page of a folder `pages` with what `expected` says of it.
struct ExpectedPage: Sendable {
  let page: RawPage
  let expected: JSONValue

  /// Reads `pages/NAME.*` and `expected/NAME.json`.
  init(_ name: String, in folder: URL) throws {
    let pages = folder.appending(path: "pages")
    let files = try FileManager.default.contentsOfDirectory(atPath: pages.path)
    guard
      let file = files.first(where: { $0.hasPrefix("\(name).") && !$0.hasSuffix(".meta.json") })
    else { throw CocoaError(.fileNoSuchFile) }
    var page = RawPage(
      url: "file:\(file)",
      body: try Repository.bytes(of: pages.appending(path: file))
    )
    let sidecar = pages.appending(path: "\(file).meta.json")
    if FileManager.default.fileExists(atPath: sidecar.path) {
      let meta = try JSONValue(reading: sidecar)
      page.url = meta["url"]?.string ?? page.url
      page.contentType = meta["content_type"]?.string
      page.fetchedAt = meta["fetched_at"]?.string
    }
    self.page = page
    expected = try JSONValue(reading: folder.appending(path: "expected/\(name).json"))
  }

  func comparison() throws -> Comparison {
    let line = try transform(page, budgets: Budgets()).jsonLine()
    return Comparison(try JSONValue(parsing: line), expected: expected)
  }
}
