/// Lays the lines of a file beside the pages they should be of, and names those that do not fit.
///
/// Where nothing is wrong this is a walk side by side; after a deleted or doubled line it finds
/// back by looking a little ahead, so that one wrong line is one mismatch and not a thousand.
struct OutcomeAlignment {
  /// Whether a line was made of a page, as far as that can be told.
  enum Fit: Sendable {
    case yes
    case no
    case unknown
  }

  /// What does not fit; pages and lines by their index.
  enum Mismatch: Sendable, Equatable {
    case missing(page: Int)
    case doubled(line: Int)
    case surplus(line: Int)
    case other(page: Int, line: Int)
  }

  private static let lookAhead = 64

  private let pages: Int
  private let lines: Int
  private let fit: (_ line: Int, _ page: Int) -> Fit
  private let repeats: (_ line: Int) -> Bool
  private var page = 0
  private var line = 0
  private var found: [Mismatch] = []

  /// Aligns `lines` lines with `pages` pages, both counted from 0.
  ///
  /// - Parameters:
  ///   - pages: How many pages there are.
  ///   - lines: How many lines there are.
  ///   - fit: Whether a line was made of a page.
  ///   - repeats: Whether a line says the same as one before it.
  /// - Returns: What does not fit, in order; nothing when each line is its page's.
  static func mismatches(
    pages: Int,
    lines: Int,
    fit: @escaping (_ line: Int, _ page: Int) -> Fit,
    repeats: @escaping (_ line: Int) -> Bool
  ) -> [Mismatch] {
    var alignment = Self(pages: pages, lines: lines, fit: fit, repeats: repeats)
    while alignment.page < pages || alignment.line < lines { alignment.step() }
    return alignment.found
  }

  private init(
    pages: Int,
    lines: Int,
    fit: @escaping (Int, Int) -> Fit,
    repeats: @escaping (Int) -> Bool
  ) {
    self.pages = pages
    self.lines = lines
    self.fit = fit
    self.repeats = repeats
  }

  private mutating func step() {
    if page == pages { return takeExtraLine() }
    if line == lines { return takeMissingPage() }
    let isTooMany = lines - line > pages - page
    switch fit(line, page) {
    case .yes: advance()
    case .unknown:
      // Nothing tells this page; a repetition is believed to be one only if there is one too many.
      if isTooMany, repeats(line) { takeExtraLine() } else { advance() }
    case .no:
      if isTooMany, repeats(line) {
        takeExtraLine()
      } else if let ahead = ahead(pages - page, { fit(line, page + $0) }) {
        for _ in 0..<ahead { takeMissingPage() }
      } else if let ahead = ahead(lines - line, { fit(line + $0, page) }) {
        for _ in 0..<ahead { takeExtraLine() }
      } else {
        found.append(.other(page: page, line: line))
        advance()
      }
    }
  }

  private mutating func advance() {
    page += 1
    line += 1
  }

  private mutating func takeMissingPage() {
    found.append(.missing(page: page))
    page += 1
  }

  private mutating func takeExtraLine() {
    found.append(repeats(line) ? .doubled(line: line) : .surplus(line: line))
    line += 1
  }

  private func ahead(_ count: Int, _ fit: (Int) -> Fit) -> Int? {
    (1..<max(1, min(count, Self.lookAhead))).first { fit($0) == .yes }
  }
}
