/// Reads a page list from a position on, in order of positions.
package struct PageListReader: Sendable {
  private let parts: [PageListPart]
  private var part: Int
  private var lines: LineReader?
  private var line = 0
  private var position: Int

  /// - Parameters:
  ///   - parts: All parts, by position, as ``PageListPart/all(in:)`` gives them.
  ///   - start: The first position to hand out.
  package init(parts: [PageListPart], from start: Int) {
    self.parts = parts
    part = parts.lastIndex { $0.first <= start } ?? 0
    position = start
    if part < parts.count { position = parts[part].first }
    skip = max(0, start - position)
  }

  private var skip: Int

  /// Whether the page handed out last is the last of its part: batches end here, so that a list
  /// that grew does not move their bounds.
  package private(set) var isAtPartEnd = false

  /// The next page; `nil` at the end of the list.
  package mutating func next() throws -> ListedPage? {
    while part < parts.count {
      let path = parts[part].path
      var reader = lines ?? LineReader(path: path)
      let text = try reader.next()
      lines = reader
      guard let text else {
        part += 1
        lines = nil
        line = 0
        if part < parts.count, parts[part].first != position {
          throw PageListError.gap(path: parts[part].path, expected: position)
        }
        continue
      }
      line += 1
      position += 1
      if skip > 0 {
        skip -= 1
        continue
      }
      guard let entry = PageListEntry(line: text) else {
        throw PageListError.damagedLine(path: path, line: line)
      }
      isAtPartEnd = part + 1 < parts.count && position == parts[part + 1].first
      return ListedPage(position: position - 1, entry: entry)
    }
    return nil
  }
}
