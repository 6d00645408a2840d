/// Reads all parts of a page list side by side, in path order, the latest version of each path.
struct PageListMerge {
  /// Entries of all parts, earlier versions included: the next free position once read to the end.
  private(set) var end = 0

  private var readers: [PageListReader] = []
  /// A binary heap by path, then by position descending.
  private var heap: [(page: ListedPage, reader: Int)] = []

  init(parts: [PageListPart]) throws {
    for part in parts {
      var reader = PageListReader(parts: [part], from: part.first)
      if let page = try reader.next() { push((page, readers.count)) }
      readers.append(reader)
    }
    // Parts follow each other without a gap; the full read in positions checks that.
    end = parts.last?.first ?? 0
  }

  /// What the next ``pop()`` gives.
  var upcoming: ListedPage? { heap.first?.page }

  mutating func next() throws -> ListedPage? {
    guard let top = try pop() else { return nil }
    while let following = heap.first, following.page.entry.path == top.entry.path {
      _ = try pop()
    }
    return top
  }

  /// The next version of any path, the latest of each path first.
  mutating func pop() throws -> ListedPage? {
    guard let top = heap.first else { return nil }
    end = max(end, top.page.position + 1)
    if let page = try readers[top.reader].next() {
      heap[0].page = page
    } else {
      let last = heap.removeLast()
      if !heap.isEmpty { heap[0] = last }
    }
    sink()
    return top.page
  }

  private mutating func push(_ element: (page: ListedPage, reader: Int)) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0, precedes(heap[child].page, heap[(child - 1) / 2].page) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(heap[child].page, heap[least].page) {
        least = child
      }
      guard least != parent else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func precedes(_ left: ListedPage, _ right: ListedPage) -> Bool {
    if left.entry.path == right.entry.path { return left.position > right.position }
    return left.entry.path.lexicographicallyPrecedes(right.entry.path)
  }
}
