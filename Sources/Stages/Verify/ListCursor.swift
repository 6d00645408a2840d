import FileSink

/// Reads a page list side by side with the ledger, in order of positions.
struct ListCursor {
  private let parts: [PageListPart]
  private let log: FindingLog
  private let folder: String
  private var reader: PageListReader
  private var position = 0
  private var isBroken = false
  private var waiting: ListedPage?

  /// Starts at the first position.
  ///
  /// - Parameters:
  ///   - parts: The parts by position.
  ///   - folder: The list's folder relative to the output folder, for findings.
  ///   - log: Gets what is wrong with the list.
  init(parts: [PageListPart], folder: String, log: FindingLog) {
    self.parts = parts
    self.folder = folder
    self.log = log
    reader = PageListReader(parts: parts, from: 0)
    if let first = parts.first, first.first != 0 {
      breakOff("it does not begin at position 0", at: first.path)
    }
  }

  /// The pages at `range`, which is not before an earlier one; fewer where the list ends.
  mutating func pages(_ range: Range<Int>) throws -> [ListedPage] {
    var pages: [ListedPage] = []
    while let page = try waiting ?? next() {
      waiting = nil
      if page.position >= range.upperBound {
        waiting = page
        break
      }
      if page.position >= range.lowerBound { pages.append(page) }
    }
    return pages
  }

  /// What is left of the list: how many pages, and the first of them.
  mutating func rest(from position: Int) throws -> (count: Int, first: ListedPage)? {
    var first: ListedPage?
    var count = 0
    while let page = try waiting ?? next() {
      waiting = nil
      guard page.position >= position else { continue }
      first = first ?? page
      count += 1
    }
    return first.map { (count, $0) }
  }

  /// Reports, once, that the ledger goes on where the list does not.
  mutating func endsTooEarly(at position: Int) {
    if isBroken { return }
    isBroken = true
    log.add(
      VerifyFinding(
        .listDamaged,
        folder,
        position: Int64(position),
        "the list ends here and the ledger goes on"
      )
    )
  }

  private mutating func next() throws -> ListedPage? {
    if isBroken { return nil }
    do {
      return try reader.next()
    } catch let error as PageListError {
      switch error {
      case .damagedLine(let path, let line): breakOff("the line is damaged", at: path, line: line)
      case .gap(let path, let expected):
        breakOff("the list does not go on at position \(expected) here", at: path)
      }
      return nil
    }
  }

  private mutating func breakOff(_ problem: String, at path: String, line: Int? = nil) {
    isBroken = true
    let name = path.split(separator: "/").last.map(String.init) ?? path
    log.add(VerifyFinding(.listDamaged, "\(folder)/\(name)", line: line, problem))
  }
}
