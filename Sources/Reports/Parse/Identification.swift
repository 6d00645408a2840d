/// Who reports, for which year: read by the order of trust of the sources on the page.
struct Identification: Sendable {
  private(set) var title: String?
  /// The title's reading, when it is one of disclosure work.
  private(set) var reading: ReportTitle?
  /// Whether the title stands on the page as its own, not as a link to another one.
  private(set) var isTitleOwn = false
  private(set) var publisher: String?
  private(set) var publisherWritten: String?
  private(set) var year: Int?
  private(set) var period: (first: CalendarDate, last: CalendarDate)?
  private(set) var publishedOn: CalendarDate?

  init(_ page: PageDocument, _ metadata: PageMetadata, prose: [UInt8]) {
    period = DateScanner.period(in: prose.span)
    readTitle(page, metadata)
    let signature = Self.signature(page)
    publishedOn = metadata.publishedOn ?? signature?.date
    // Only a report's title begins with the body that reports.
    let named = reading.flatMap { $0.isReport && $0.other == nil ? $0.body : nil }
    let body: (name: String, written: String)? =
      named.flatMap { name in
        Self.isBody(Array(name.utf8)[...]) ? (name, Self.written(name, in: title)) : nil
      }
      ?? signature.map { ($0.body, $0.written) }
      ?? metadata.publisher.flatMap(Self.body(ofMetadata:))
      ?? named.map { ($0, Self.written($0, in: title)) }
      ?? Self.bodyInProse(prose).map { ($0, $0) }
    publisher = body?.name
    publisherWritten = body?.written
    year =
      period.flatMap { $0.first.year == $0.last.year ? $0.first.year : nil } ?? reading?.year
      ?? publishedOn.flatMap { $0.month <= 6 ? $0.year - 1 : nil }
  }

  // MARK: Title

  private mutating func readTitle(_ page: PageDocument, _ metadata: PageMetadata) {
    var best: (title: String, reading: ReportTitle, rank: Int)?
    var links: Set<[UInt8]> = []
    for link in page.links where 15...240 ~= link.text.utf8.count {
      let text = Array(link.text.utf8)
      if ReportTitle.mayBe(text.span) { links.insert(text) }
    }
    func consider(_ text: String, folded: ArraySlice<UInt8>? = nil, isOwn: Bool) {
      guard let reading = ReportTitle(folded ?? [UInt8](folded: text)[...]) else { return }
      let rank = Self.rank(reading, isOwn: isOwn)
      if let best, best.rank >= rank { return }
      best = (PageMetadata.trimmed(text), reading, rank)
    }
    if let text = metadata.title { consider(text, isOwn: true) }
    if let text = page.title {
      // Site names stand behind the title.
      for part in text.split(whereSeparator: { "_|".contains($0) }) {
        consider(String(part), isOwn: true)
      }
    }
    var previous: ArraySlice<UInt8>?
    for line in page.lines.lazy.filter({ !$0.isImage }).prefix(200) {
      let folded = page.folded[line.folded]
      defer { previous = folded }
      guard 15...200 ~= folded.count,
        page.folded.span.extracting(line.folded).firstRange(of: Self.matter) != nil,
        SectionReader.heading(folded) == nil
      else { continue }
      let written = page.written(line)
      // What is a link, perhaps with a date beside it, leads to another page.
      let isLink = links.contains { page.text.span.extracting(line.written).beginsOrEnds(with: $0) }
      consider(written, folded: folded, isOwn: !isLink)
      // A title over two lines: the body, then year and matter.
      if let old = best, old.reading.body == nil, old.reading.isReport, let previous,
        previous.count <= 90, Self.isBody(previous.filter { $0 != 0x20 }[...]),
        let joined = ReportTitle((Array(previous) + Array(folded))[...]), joined.body != nil
      {
        best = (
          String(decoding: previous, as: UTF8.self) + written, joined,
          Self.rank(joined, isOwn: true)
        )
      }
    }
    isTitleOwn = (best?.rank ?? 0) >= 8
    title = best?.title ?? metadata.title ?? page.title.map { PageMetadata.trimmed($0) }
    reading = best?.reading
    if title?.isEmpty == true { title = nil }
  }

  private static let matter = Array("公开".utf8)

  /// Titles that are no links come first, then those that name a report, a body and a year.
  private static func rank(_ title: ReportTitle, isOwn: Bool) -> Int {
    (isOwn ? 8 : 0) + (title.isReport && title.other == nil ? 4 : 0) + (title.body == nil ? 0 : 2)
      + (title.year == nil ? 0 : 1)
  }

  // MARK: Publisher

  /// The last line of the page that is a body's name with a date behind it.
  private static func signature(
    _ page: PageDocument
  ) -> (body: String, written: String, date: CalendarDate)? {
    var date: CalendarDate?
    for line in page.lines.reversed() where !line.isImage {
      // A date ends with a digit or with 日; behind one only a name matters.
      guard let last = page.folded[line.folded].last,
        date != nil || 0x30...0x39 ~= last || last == day.last
      else { continue }
      let text = page.folded[line.folded].filter { $0 != 0x20 }
      guard text.count <= 20_000 else { continue }
      let end = Array(text.suffix(40))
      let mentions = DateScanner.dates(in: end.span)
      if let last = mentions.last, last.range.upperBound == end.count {
        let rest = text.dropLast(last.range.count)
        if rest.isEmpty {
          date = last.date
          continue
        }
        if let name = nameAtEnd(page.folded[line.folded], dateLength: last.range.count) {
          return (name, name, last.date)
        }
      }
      if let found = date {
        date = nil
        guard text.count <= 120, isBody(text[...]) else { continue }
        let name = String(decoding: text, as: UTF8.self)
        return (name, Self.written(name, in: page.written(line)), found)
      }
    }
    return nil
  }

  private static let day = Array("日".utf8)

  /// The name before a date at the end of a paragraph: `…情况。 某某局 2025年1月23日`.
  private static func nameAtEnd(_ line: ArraySlice<UInt8>, dateLength: Int) -> String? {
    var rest = line
    var left = dateLength
    while left > 0, let last = rest.popLast() { if last != 0x20 { left -= 1 } }
    while rest.last == 0x20 { rest = rest.dropLast() }
    let name: ArraySlice<UInt8>
    if let space = rest.lastIndex(of: 0x20) { name = rest[(space + 1)...] } else { name = rest }
    return name.count <= 120 && isBody(name) ? String(decoding: name, as: UTF8.self) : nil
  }

  private static func body(ofMetadata text: String) -> (name: String, written: String)? {
    let folded = [UInt8](folded: text).filter { $0 != 0x20 }
    guard isBody(folded[...]) else { return nil }
    return (String(decoding: folded, as: UTF8.self), text)
  }

  /// The body in “本报告由X编制” or “YYYY年X政府信息公开工作”.
  private static func bodyInProse(_ prose: [UInt8]) -> String? {
    for (before, after) in proseFrames {
      var start = 0
      while let end = prose.span.firstRange(of: after, from: start) {
        start = end.upperBound
        let window = Array(prose[max(0, end.lowerBound - 90)..<end.lowerBound])
        guard let opener = window.lastRange(of: before) else { continue }
        let name = window[opener.upperBound...]
        if isBody(name), !name.contains(0x2C) { return String(decoding: name, as: UTF8.self) }
      }
    }
    return nil
  }

  private static let proseFrames: [([UInt8], [UInt8])] = [
    (Array("报告由".utf8), Array("编制".utf8)), (Array("年".utf8), Array("政府信息公开工作".utf8)),
  ]

  /// Whether the text can be the name of a public body: short, of characters, with a body's ending.
  static func isBody(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= 9, text.count <= 120 else { return false }
    for stop in stops where Array(text).span.firstRange(of: stop) != nil { return false }
    return endings.contains { text.ends(with: $0) }
  }

  private static let stops = ["。", "，", ",", ":", ";", "本", "《", "我"].map { Array($0.utf8) }
  private static let endings = [
    "政府", "办公厅", "办公室", "委员会", "局", "厅", "部", "署", "院", "办", "管委会", "办事处", "中心",
    "总队", "支队", "大队", "银行", "海关", "分局", "公司", "委", "法院", "学校", "医院",
  ].map { Array($0.utf8) }

  /// The part of `text` whose folded form is `name`: the name as it stands on the page.
  static func written(_ name: String, in text: String?) -> String {
    guard let text else { return name }
    let target = Array(name.utf8)
    let compact = Array(text.utf8.filter { $0 != 0x20 })
    if compact.span.firstRange(of: target) != nil { return name }
    let characters = Array(text)
    guard characters.count <= 200 else { return name }
    for start in characters.indices {
      var folded: [UInt8] = []
      for end in start..<characters.count {
        folded = [UInt8](folded: String(characters[start...end])).filter { $0 != 0x20 }
        if folded == target {
          return String(characters[start...end]).filter { !$0.isWhitespace }
        }
        if folded.count > target.count || !target.starts(with: folded.prefix(3)) { break }
      }
    }
    return name
  }
}

extension [UInt8] {
  fileprivate func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    var found: Range<Int>?
    var start = 0
    while let range = span.firstRange(of: pattern, from: start) {
      found = range
      start = range.upperBound
    }
    return found
  }
}

extension Span<UInt8> {
  fileprivate func beginsOrEnds(with part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return extracting(0..<part.count).isEqual(to: part)
      || extracting(count - part.count..<count).isEqual(to: part)
  }
}
