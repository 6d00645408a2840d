/// Collects lines and tables while a reader walks through a page.
///
/// Tables are opened and closed by the rules of the HTML standard's table insertion modes, so that
/// missing end tags, cells without rows and tables inside rows give what a browser shows.
struct PageBuilder: ~Copyable {
  private var page = PageDocument()
  // Apart from `page` while it grows, so that one may be read while another is written.
  private var text: [UInt8] = []
  private var folded: [UInt8] = []
  private var tally = Fold.Tally()
  private(set) var work: Work
  private let budgets: Budgets
  private var openTables: [OpenTable] = []
  private var lineStart = 0
  private var pendingSpace = false
  private var cellCount = 0
  private var depth = 0
  private let fold = Fold.shared

  /// A table whose end has not come.
  private struct OpenTable {
    var index: Int
    var groups: [Grid.RowGroup] = []
    var groupStart: Int?
    var groupName: UInt64 = 0
    var rowIsOpen = false
    /// The open cell's packed element name; `nil` when none is open.
    var cellName: UInt64?
    var captionIsOpen = false
  }

  init(budgets: Budgets, capacity: Int) {
    self.budgets = budgets
    work = Work(limit: budgets.work)
    text.reserveCapacity(capacity / 4)
    folded.reserveCapacity(capacity / 4)
  }

  // MARK: Text

  /// Appends text, its white space folded as HTML shows it.
  mutating func append(text new: Span<UInt8>) {
    var index = 0
    while index < new.count {
      if Self.isSpace(new[index]) {
        pendingSpace = true
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < new.count, !Self.isSpace(new[index]) { index += 1 }
      if pendingSpace, text.count > lineStart { text.append(0x20) }
      pendingSpace = false
      unsafe new.extracting(start..<index).withUnsafeBufferPointer {
        unsafe text.append(contentsOf: $0)
      }
    }
  }

  mutating func append(scalar: Unicode.Scalar) {
    var bytes: [UInt8] = []
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
    append(text: bytes.span)
  }

  /// Ends the current line, if it holds anything that can be seen.
  mutating func endLine() {
    pendingSpace = false
    let written = lineStart..<text.count
    lineStart = text.count
    guard !written.isEmpty else { return }
    let start = folded.count
    do {
      // Shares the buffer; let go before anything is taken from it, which would copy all of it.
      let source = text
      fold.append(source.span.extracting(written), to: &folded, tally: &tally)
    }
    guard folded.count > start else {
      text.removeSubrange(written)
      lineStart = text.count
      return
    }
    add(written: written, folded: start..<folded.count, isImage: false)
  }

  mutating func addImage(address: [UInt8]) {
    endLine()
    let start = text.count
    text.append(contentsOf: address)
    lineStart = text.count
    add(
      written: start..<lineStart,
      folded: folded.count..<folded.count,
      isImage: true
    )
  }

  private mutating func add(written: Range<Int>, folded: Range<Int>, isImage: Bool) {
    // Text between a table's tags but in no cell stands outside of it (“foster parenting”).
    let holder = openTables.last { $0.cellName != nil }
    let cell = holder.map { page.tables[$0.index].cells.count - 1 } ?? -1
    page.lines.append(
      .init(
        written: written,
        folded: folded,
        table: holder?.index ?? -1,
        cell: cell,
        isImage: isImage
      )
    )
  }

  /// The place in the text where the next byte goes, for a link's text.
  var textPosition: Int { text.count }

  /// Notes a link whose text began at `start`.
  ///
  /// Most links of a page lead around its site: only those to files and to reports are kept.
  mutating func addLink(address: Span<UInt8>, textFrom start: Int) {
    page.linkCount += 1
    let range = min(start, text.count)..<text.count
    for byte in text[range] where byte != 0x20 { page.linkedTextLength += 1 }
    guard
      Attachments.kind(of: address) != nil || ReportTitle.mayBe(text.span.extracting(range))
    else { return }
    page.links.append(
      .init(
        address: CharacterReferences.decode(address),
        text: String(decoding: text[range], as: UTF8.self)
      )
    )
  }

  mutating func addLink(address: String, text: String) {
    page.linkCount += 1
    page.linkedTextLength += text.utf8.count
    page.links.append(.init(address: address, text: text))
  }

  mutating func add(property name: String, content: String) {
    page.properties.append(.init(name: name, content: content))
  }

  mutating func set(title: String) { if page.title == nil { page.title = title } }

  mutating func note(script range: Range<Int>) { page.scripts.append(range) }

  mutating func note(artefact code: String) {
    if !page.artefacts.contains(code) { page.artefacts.append(code) }
  }

  mutating func spend(_ steps: Int) throws(Refusal) { try work.spend(steps) }

  // MARK: Depth

  mutating func enter() throws(Refusal) {
    depth += 1
    if depth > budgets.depth {
      throw Refusal(
        .budgetDepth,
        at: .parse,
        "more than \(budgets.depth) elements are open at once"
      )
    }
  }

  mutating func leave() { depth = max(0, depth - 1) }

  // MARK: Tables

  /// Opens a table, inside the open cell of another one or after it.
  ///
  /// - Parameter flattened: whether the widths of the cells are unknown.
  /// - Throws: a refusal when too many tables stand inside each other.
  mutating func startTable(flattened: Bool = false) throws(Refusal) {
    endLine()
    if let top = openTables.last, top.cellName == nil, !top.captionIsOpen { try endTable() }
    guard openTables.count < max(1, budgets.depth / 100) else {
      throw Refusal(
        .budgetDepth,
        at: .parse,
        "more than \(max(1, budgets.depth / 100)) tables stand inside each other"
      )
    }
    for table in openTables { page.tables[table.index].hasNestedTable = true }
    openTables.append(OpenTable(index: page.tables.count))
    var grid = Grid()
    grid.isFlattened = flattened
    page.tables.append(grid)
  }

  mutating func startRowGroup(_ name: UInt64) {
    endLine()
    guard !openTables.isEmpty else { return }
    closeRowGroup()
    withTop { table, grid in
      table.groupStart = grid.rowCount
      table.groupName = name
    }
  }

  mutating func startRow() {
    endLine()
    guard !openTables.isEmpty else { return }
    closeRow()
    withTop { table, grid in
      table.captionIsOpen = false
      if table.groupStart == nil {
        table.groupStart = grid.rowCount
        table.groupName = 0
      }
      table.rowIsOpen = true
      grid.rowCount += 1
    }
  }

  mutating func startCell(_ name: UInt64, rowspan: Int, colspan: Int) throws(Refusal) {
    endLine()
    guard let top = openTables.last else { return }
    closeCell()
    if !top.rowIsOpen { startRow() }
    cellCount += 1
    guard cellCount <= budgets.cells else {
      throw Refusal(.budgetCells, at: .parse, "the page has more than \(budgets.cells) table cells")
    }
    let line = page.lines.count
    withTop { table, grid in
      table.cellName = name
      grid.cells.append(
        .init(row: grid.rowCount - 1, rowspan: rowspan, colspan: colspan, lines: line..<line)
      )
    }
  }

  /// Columns stand before rows: where they come later, the open row and its group are over.
  mutating func startColumns() {
    endLine()
    guard !openTables.isEmpty else { return }
    closeRowGroup()
  }

  mutating func startCaption() {
    endLine()
    guard !openTables.isEmpty else { return }
    closeRowGroup()
    withTop { table, _ in table.captionIsOpen = true }
  }

  mutating func endCell(_ name: UInt64) {
    endLine()
    guard let top = openTables.last, top.cellName == name else { return }
    closeCell()
  }

  mutating func endRow() {
    endLine()
    guard let top = openTables.last, top.rowIsOpen else { return }
    closeRow()
  }

  mutating func endRowGroup(_ name: UInt64) {
    endLine()
    guard let top = openTables.last, top.groupStart != nil else { return }
    // A row group that only a row implied is a `<tbody>`.
    let open = top.groupName == 0 ? HTMLElement.pack("tbody") : top.groupName
    if open == name { closeRowGroup() }
  }

  mutating func endCaption() {
    endLine()
    guard !openTables.isEmpty else { return }
    withTop { table, _ in table.captionIsOpen = false }
  }

  mutating func endTable() throws(Refusal) {
    endLine()
    guard !openTables.isEmpty else { return }
    closeRowGroup()
    guard let table = openTables.popLast() else { return }
    try page.tables[table.index].form(groups: table.groups, work: &work)
  }

  private mutating func closeCell() {
    endLine()
    let line = page.lines.count
    withTop { table, grid in
      guard table.cellName != nil, let last = grid.cells.indices.last else { return }
      grid.cells[last].lines = grid.cells[last].lines.lowerBound..<line
      table.cellName = nil
    }
  }

  private mutating func closeRow() {
    closeCell()
    withTop { table, _ in table.rowIsOpen = false }
  }

  private mutating func closeRowGroup() {
    closeRow()
    withTop { table, grid in
      if let start = table.groupStart {
        table.groups.append(
          .init(
            rows: start..<grid.rowCount,
            isFooter: table.groupName == HTMLElement.pack("tfoot")
          )
        )
      }
      table.groupStart = nil
      table.captionIsOpen = false
    }
  }

  private mutating func withTop(_ body: (inout OpenTable, inout Grid) -> Void) {
    guard let last = openTables.indices.last else { return }
    body(&openTables[last], &page.tables[openTables[last].index])
  }

  // MARK: End

  /// Closes what is open and hands the page over.
  consuming func finish() throws(Refusal) -> (page: PageDocument, work: Work) {
    endLine()
    while !openTables.isEmpty { try endTable() }
    page.text = text
    page.folded = folded
    page.tally = tally
    return (page, work)
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }
}
