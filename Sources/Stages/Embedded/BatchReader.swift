/// Cuts a page list into batches.
///
/// A batch also ends where a part of the list ends, so that a list
/// which grew does not move the bounds of what was there before.
package struct BatchReader: Sendable {
  private let bounds: Batch.Bounds
  private var list: PageListReader
  private var waiting: ListedPage?

  package init(list: PageListReader, bounds: Batch.Bounds) {
    self.list = list
    self.bounds = bounds
  }

  /// The next batch; `nil` at the end of the list.
  package mutating func next() throws -> Batch? {
    var pages: [ListedPage] = []
    var bytes = 0
    while let page = try waiting ?? list.next() {
      waiting = page
      guard bounds.admits(size: page.entry.size, after: pages.count, bytes: bytes) else { break }
      waiting = nil
      pages.append(page)
      bytes = min(bounds.bytes, bytes &+ max(0, page.entry.size))
      if list.isAtPartEnd { break }
    }
    return pages.isEmpty ? nil : Batch(pages: pages)
  }
}
