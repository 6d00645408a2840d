/// What reading a page met on the way to its record: for people who ask why a record is as it is.
package struct PageFacts: Sendable {
  package struct Table: Sendable {
    package let rows: Int
    package let columns: Int
    package let cells: Int
    /// Whether it lays out the page and is not read as data.
    package let isLayout: Bool
    /// Whether the widths of its cells are unknown, as in tables of plain text.
    package let isFlattened: Bool
  }

  /// A text on the page that reads as a title of disclosure work.
  package struct TitleCandidate: Sendable, Equatable {
    package enum Place: Sendable {
      case metadata
      case titleElement
      case text
    }

    package let text: String
    package let place: Place
    /// The body that it names.
    package let body: String?
    package let year: Int?
    /// Whether it heads a report, not something about reports.
    package let namesReport: Bool
  }

  package let tables: [Table]
  package let lines: Int
  package let images: Int
  package let links: Int
  /// Steps that reading the page into lines and tables took.
  package let work: Int
  package let titleCandidates: [TitleCandidate]

  /// Reads the page once more.
  /// - Throws: a refusal when the page costs more than its budgets.
  package init(_ decoded: DecodedText, budgets: Budgets) throws(Refusal) {
    let (page, work) = try readPage(decoded, budgets: budgets)
    tables = page.tables.map {
      Table(
        rows: $0.rowCount,
        columns: $0.columnCount,
        cells: $0.cells.count,
        isLayout: page.isLayout($0),
        isFlattened: $0.isFlattened
      )
    }
    lines = page.lines.count { !$0.isImage }
    images = page.lines.count - lines
    links = page.linkCount
    self.work = budgets.work - work.left
    titleCandidates = Self.titleCandidates(page)
  }

  /// The texts that the title is chosen from, each once.
  private static func titleCandidates(_ page: PageDocument) -> [TitleCandidate] {
    var texts: [(text: String, place: TitleCandidate.Place)] = []
    if let title = PageMetadata(page).title { texts.append((title, .metadata)) }
    for part in (page.title ?? "").split(whereSeparator: { "_|".contains($0) }) {
      texts.append((PageMetadata.trimmed(part), .titleElement))
    }
    for line in page.lines.lazy.filter({ !$0.isImage }).prefix(120)
    where line.folded.count <= 200 {
      texts.append((PageMetadata.trimmed(page.written(line)), .text))
    }
    var seen: Set<String> = []
    return texts.compactMap { text, place in
      guard let title = ReportTitle([UInt8](folded: text)[...]), seen.insert(text).inserted else {
        return nil
      }
      return TitleCandidate(
        text: text,
        place: place,
        body: title.body,
        year: title.year,
        namesReport: title.isReport && title.other == nil
      )
    }
  }
}
