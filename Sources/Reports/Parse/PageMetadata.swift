/// What a page says of itself beside its text: index number, dates, publisher as the site files it.
struct PageMetadata: Sendable {
  private(set) var title: String?
  private(set) var publisher: String?
  private(set) var indexNumber: String?
  private(set) var documentNumber: String?
  /// By falling trust.
  private var dates: [Key: CalendarDate] = [:]

  private enum Key: Int, CaseIterable {
    case title
    case publisher
    case indexNumber
    case documentNumber
    case published
    case disclosed
    case generated
    case written
  }

  init(_ page: PageDocument) {
    for property in page.properties { read(property) }
    readTables(page)
    for line in page.lines where !line.isImage && line.folded.count <= 400 {
      let folded = page.folded.span.extracting(line.folded)
      if Self.mayHoldKey(folded) { read(written: page.written(line)) }
    }
  }

  /// When the page was published: by the site's own word, its date of disclosure, and so on.
  var publishedOn: CalendarDate? {
    dates[.published] ?? dates[.disclosed] ?? dates[.generated] ?? dates[.written]
  }

  private mutating func read(_ property: PageDocument.Property) {
    switch property.name.lowercased() {
    case "articletitle", "title", "doctitle", "headtitle": set(.title, property.content)
    case "pubdate", "publishdate", "publishtime", "pubtime", "publish_time", "docreltime":
      set(.published, property.content)
    case "indexcode", "indexno", "syh", "indexnumber": set(.indexNumber, property.content)
    default: break
    }
  }

  /// Tables of pairs: a label in a cell, its value in the next.
  private mutating func readTables(_ page: PageDocument) {
    for (table, grid) in page.tables.enumerated() where grid.cells.count <= 60 {
      for (cell, next) in zip(grid.cells, grid.cells.dropFirst()) where cell.row == next.row {
        guard cell.lines.count == 1, let line = cell.lines.first,
          page.lines[line].folded.count <= 40
        else { continue }
        var label = page.compact(cell, of: table)
        if label.last == UInt8(ascii: ":") { label.removeLast() }
        guard let key = Self.key(label[...]) else { continue }
        let lines = next.lines.filter { page.lines[$0].table == table }
        set(key, lines.map { page.written(page.lines[$0]) }.joined(separator: " "))
      }
    }
  }

  /// Lines such as `索引号：MB0/2022-1　发布日期：2022-01-28`.
  private mutating func read(written: String) {
    var rest = Substring(written)
    while let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let label = rest[..<colon].drop { !$0.isLetter && !$0.isNumber }
      var value = rest[rest.index(after: colon)...]
      guard let key = Self.key([UInt8](folded: String(label)).filter { $0 != 0x20 }[...]) else {
        return
      }
      rest = ""
      // A second label on the line begins behind white space.
      if let next = value.firstIndex(where: { $0 == ":" || $0 == "：" }),
        let space = value[..<next].lastIndex(where: \.isWhitespace),
        Self.key([UInt8](folded: String(value[space..<next])).filter { $0 != 0x20 }[...]) != nil
      {
        rest = value[space...]
        value = value[..<space]
      }
      set(key, String(value))
    }
  }

  /// Whether a colon stands so early that a label may be before it.
  private static func mayHoldKey(_ line: Span<UInt8>) -> Bool {
    for index in 0..<min(line.count, 40) where line[index] == UInt8(ascii: ":") {
      return index >= 6
    }
    return false
  }

  private mutating func set(_ key: Key, _ value: String) {
    let value = Self.trimmed(value)
    guard !value.isEmpty, value.utf8.count <= 400 else { return }
    switch key {
    case .title: if title == nil { title = value }
    case .publisher: if publisher == nil { publisher = value }
    case .indexNumber: if indexNumber == nil, Self.isNumber(value) { indexNumber = value }
    case .documentNumber: if documentNumber == nil, Self.isNumber(value) { documentNumber = value }
    case .published, .disclosed, .generated, .written:
      let folded = [UInt8](folded: value).filter { $0 != 0x20 }
      if dates[key] == nil { dates[key] = DateScanner.dates(in: folded.span).first?.date }
    }
  }

  /// An index or document number holds a digit; 无 and a dash do not.
  private static func isNumber(_ value: String) -> Bool {
    value.utf8.contains { 0x30...0x39 ~= $0 } && value.utf8.count <= 90
  }

  static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace || first == "\u{200B}" { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace || last == "\u{200B}" { rest.removeLast() }
    return String(rest)
  }

  private static func key(_ label: ArraySlice<UInt8>) -> Key? { keys[Array(label)] }

  private static let keys: [[UInt8]: Key] = {
    let words: [(Key, [String])] = [
      (.title, ["标题", "名称", "信息名称", "文件名称"]),
      (.publisher, ["发布机构", "发布单位", "发文机关", "发文机构", "公开机构", "公开主体", "制发机关"]),
      (.indexNumber, ["索引号", "信息索引号", "索引码"]),
      (.documentNumber, ["文号", "发文字号", "文件编号", "发文文号"]),
      (.published, ["发布日期", "发布时间", "发文日期", "发文时间"]),
      (.disclosed, ["公开日期", "公开时间"]),
      (.generated, ["生成日期", "生成时间"]),
      (.written, ["成文日期", "成文时间", "写作日期"]),
    ]
    var keys: [[UInt8]: Key] = [:]
    for (key, labels) in words { for label in labels { keys[Array(label.utf8)] = key } }
    return keys
  }()
}
