import Foundation
import Reports
import Stages
import TestSupport

/// A WARC input and its list in a folder that goes away with the test.
final class WARCFixture {
  let pages: TemporaryFolder
  let state: TemporaryFolder
  /// What the last update said.
  private(set) var notices: [String] = []
  private var archive: WARCArchive?

  init() throws {
    pages = try TemporaryFolder()
    state = try TemporaryFolder()
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: pages.path + "/" + name))
  }

  /// Brings the list up to date.
  ///
  /// - Returns: How many positions were added.
  @discardableResult
  func update(file: String? = nil, budget: Int = 1 << 20) throws -> Int {
    let path = file.map { pages.path + "/" + $0 } ?? pages.path
    let archive = try WARCArchive(path: path, budget: budget)
    self.archive = archive
    let outcome = try WARCListUpdate(folder: state.path + "/p000.pages", archive: archive).run()
    notices = outcome.notices
    return outcome.added
  }

  func entries() throws -> [PageListEntry] {
    var reader = PageListReader(
      parts: try PageListPart.all(in: state.path + "/p000.pages"),
      from: 0
    )
    var entries: [PageListEntry] = []
    while let page = try reader.next() { entries.append(page.entry) }
    return entries
  }

  /// All listed pages, read in their order.
  func readings() throws -> [PageReading] {
    try entries().compactMap { archive?.read($0) }
  }

  /// The bodies of all pages that can be read.
  func bodies() throws -> [[UInt8]] {
    try readings().filter { $0.refusal == nil }.map(\.page.body)
  }
}
