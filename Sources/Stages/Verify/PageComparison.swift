import Reports

/// Tells whether a line was made of a page, by making the page's `nb-id` anew where that can be.
final class PageComparison {
  private let directory: PageDirectory?
  private let pages: [ListedPage]
  private var identities: [Int: String?] = [:]
  /// Pages whose `nb-id` was made.
  private(set) var compared: Int64 = 0

  /// Compares with `pages`, read from `directory` when it was given.
  init(pages: [ListedPage], directory: PageDirectory?) {
    self.pages = pages
    self.directory = directory
  }

  /// Whether `line` was made of the page at `index`.
  func fit(_ line: RecordLine, _ index: Int) -> OutcomeAlignment.Fit {
    guard line.problem == nil, let page = page(index) else { return .unknown }
    if let id = line.id, let identity = identity(index) { return id == identity ? .yes : .no }
    // Without a sidecar the URL is the path; with one it says nothing about the page.
    guard let url = line.url, url.hasPrefix("file:") else { return .unknown }
    return url == PageDirectory.url(of: page.entry.path) ? .yes : .no
  }

  /// The page at `index`; nil when the list does not reach so far.
  func page(_ index: Int) -> ListedPage? {
    pages.indices.contains(index) ? pages[index] : nil
  }

  /// The `nb-id` of the page at `index` when it is still as listed; nil when nobody can tell.
  private func identity(_ index: Int) -> String? {
    if let known = identities[index] { return known }
    var identity: String?
    if let directory, let page = page(index), directory.isAsListed(page.entry) {
      identity = directory.read(page.entry).identity
      if identity != nil { compared += 1 }
    }
    identities[index] = identity
    return identity
  }
}
