/// An entry of a page list and the position it has for ever.
package struct ListedPage: Sendable, Equatable {
  package var position: Int
  package var entry: PageListEntry

  package init(position: Int, entry: PageListEntry) {
    self.position = position
    self.entry = entry
  }
}
