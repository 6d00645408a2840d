/// Tokenises HTML by the WHATWG rules and tells a ``PageBuilder`` what it meets.
///
/// One pass over UTF-8 bytes without a tree: attributes are looked at only where their element needs
/// them. Reading never fails; only a budget ends it.
/// https://html.spec.whatwg.org/multipage/parsing.html#tokenization
struct HTMLReader: ~Copyable, ~Escapable {
  private let html: Span<UInt8>
  private var position = 0
  private var templateDepth = 0
  private var link: (address: Range<Int>, textFrom: Int)?

  @_lifetime(copy html)
  init(_ html: Span<UInt8>) { self.html = html }

  mutating func read(into builder: inout PageBuilder) throws(Refusal) {
    while position < html.count {
      let start = position
      while position < html.count, html[position] != UInt8(ascii: "<") { position += 1 }
      if position > start, templateDepth == 0 {
        appendText(start..<position, to: &builder)
      }
      guard position < html.count else { break }
      try readMarkup(into: &builder)
    }
    endLink(in: &builder)
  }

  // MARK: Markup

  private mutating func readMarkup(into builder: inout PageBuilder) throws(Refusal) {
    try builder.spend(1)
    let start = position
    guard position + 1 < html.count else {
      appendText(start..<html.count, to: &builder)
      position = html.count
      return
    }
    let next = html[position + 1]
    if Self.isLetter(next) {
      position += 1
      try readStartTag(into: &builder)
    } else if next == UInt8(ascii: "/") {
      guard position + 2 < html.count else {
        position = html.count
        return
      }
      if Self.isLetter(html[position + 2]) {
        position += 2
        try readEndTag(into: &builder)
      } else {
        skip(past: UInt8(ascii: ">"))
      }
    } else if next == UInt8(ascii: "!") {
      skipDeclaration()
    } else if next == UInt8(ascii: "?") {
      skip(past: UInt8(ascii: ">"))
    } else {
      position += 1
      if templateDepth == 0 { builder.append(text: html.extracting(start..<position)) }
    }
  }

  private mutating func readStartTag(into builder: inout PageBuilder) throws(Refusal) {
    let name = readName()
    let element = HTMLElement(packed: name)
    if templateDepth > 0, element != .template {
      skipTag()
      if element == .raw || element == .plainText || element == .title { skipRaw(name) }
      return
    }
    switch element {
    case .inline:
      skipTag()
      try builder.enter()
    case .block:
      skipTag()
      builder.endLine()
      if !Self.isImplied(name) { try builder.enter() }
    case .lineBreak:
      skipTag()
      builder.endLine()
    case .void: skipTag()
    case .cell:
      let spans = readSpans()
      try builder.startCell(name, rowspan: spans.rows, colspan: spans.columns)
    case .row:
      skipTag()
      builder.startRow()
    case .rowGroup:
      skipTag()
      builder.startRowGroup(name)
    case .table:
      skipTag()
      try builder.startTable()
    case .caption:
      skipTag()
      builder.startCaption()
    case .column:
      skipTag()
      builder.startColumns()
    case .plainText:
      skipTag()
      appendText(skipRaw(name), to: &builder)
    case .raw:
      skipTag()
      let content = skipRaw(name)
      if name == HTMLElement.pack("script"), content.count > 400 { builder.note(script: content) }
    case .title:
      skipTag()
      let content = skipRaw(name)
      builder.set(title: CharacterReferences.decode(html.extracting(content)))
    case .template:
      skipTag()
      templateDepth += 1
    case .anchor: readAnchor(into: &builder)
    case .image: readImage(into: &builder)
    case .meta: readMeta(into: &builder)
    }
  }

  private mutating func readEndTag(into builder: inout PageBuilder) throws(Refusal) {
    let name = readName()
    skipTag()
    let element = HTMLElement(packed: name)
    if element == .template { templateDepth = max(0, templateDepth - 1) }
    guard templateDepth == 0 else { return }
    switch element {
    case .inline: builder.leave()
    case .block:
      builder.endLine()
      if !Self.isImplied(name) { builder.leave() }
    case .lineBreak: builder.endLine()
    case .cell: builder.endCell(name)
    case .row: builder.endRow()
    case .rowGroup: builder.endRowGroup(name)
    case .table: try builder.endTable()
    case .caption: builder.endCaption()
    case .anchor: endLink(in: &builder)
    case .column, .void, .raw, .plainText, .title, .template, .image, .meta: break
    }
  }

  /// Elements whose end tag is mostly left out: their number says nothing about depth.
  private static func isImplied(_ name: UInt64) -> Bool {
    switch name {
    case 0x70, 0x6C69, 0x6474, 0x6464, 0x6F70_7469_6F6E: true  // p li dt dd option
    default: false
    }
  }

  /// Where an attribute is given twice, the first counts.
  private mutating func readSpans() -> (rows: Int, columns: Int) {
    var rows: Int?
    var columns: Int?
    while let attribute = readAttribute() {
      if rows == nil, attribute.isNamed("rowspan", in: html) {
        rows = min(Self.number(html.extracting(attribute.value)) ?? 1, Grid.maximumRowspan)
      } else if columns == nil, attribute.isNamed("colspan", in: html) {
        let value = Self.number(html.extracting(attribute.value)) ?? 1
        columns = value == 0 ? 1 : min(value, Grid.maximumColspan)
      }
    }
    return (rows ?? 1, columns ?? 1)
  }

  private mutating func readAnchor(into builder: inout PageBuilder) {
    endLink(in: &builder)
    var address: Range<Int>?
    while let attribute = readAttribute() {
      if address == nil, attribute.isNamed("href", in: html) { address = attribute.value }
    }
    if let address { link = (address, builder.textPosition) }
  }

  private mutating func endLink(in builder: inout PageBuilder) {
    guard let open = link else { return }
    link = nil
    builder.addLink(address: html.extracting(open.address), textFrom: open.textFrom)
  }

  private mutating func readImage(into builder: inout PageBuilder) {
    var address: String?
    while let attribute = readAttribute() {
      if address == nil, attribute.isNamed("src", in: html) {
        address = CharacterReferences.decode(html.extracting(attribute.value))
      }
    }
    builder.addImage(address: Array((address ?? "").utf8))
  }

  private mutating func readMeta(into builder: inout PageBuilder) {
    var name: String?
    var content: String?
    while let attribute = readAttribute() {
      if name == nil, attribute.isNamed("name", in: html) || attribute.isNamed("property", in: html)
      {
        name = CharacterReferences.decode(html.extracting(attribute.value))
      } else if content == nil, attribute.isNamed("content", in: html) {
        content = CharacterReferences.decode(html.extracting(attribute.value))
      }
    }
    if let name, let content { builder.add(property: name, content: content) }
  }

  // MARK: Text

  private func appendText(_ range: Range<Int>, to builder: inout PageBuilder) {
    var start = range.lowerBound
    var index = start
    while index < range.upperBound {
      guard html[index] == UInt8(ascii: "&"),
        let reference = CharacterReferences.read(html.extracting(index..<range.upperBound))
      else {
        index += 1
        continue
      }
      builder.append(text: html.extracting(start..<index))
      builder.append(scalar: reference.scalar)
      index += reference.length
      start = index
    }
    builder.append(text: html.extracting(start..<range.upperBound))
  }

  // MARK: Lexical parts

  private struct Attribute {
    var name: Range<Int>
    var value: Range<Int>

    func isNamed(_ other: StaticString, in html: Span<UInt8>) -> Bool {
      guard name.count == other.utf8CodeUnitCount else { return false }
      return other.withUTF8Buffer { other in
        unsafe zip(name, other).allSatisfy { HTMLReader.lowercase(html[$0]) == $1 }
      }
    }
  }

  /// Packs the lowercase name at the position and moves behind it; 0 when longer than eight bytes.
  private mutating func readName() -> UInt64 {
    var name: UInt64 = 0
    var length = 0
    while position < html.count {
      let byte = html[position]
      if PageBuilder.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
        break
      }
      name = name << 8 | UInt64(Self.lowercase(byte))
      length += 1
      position += 1
    }
    return length <= 8 ? name : 0
  }

  /// Moves behind the tag's `>`; quotes hide one only as an attribute's value.
  private mutating func skipTag() {
    while position < html.count {
      let byte = html[position]
      position += 1
      if byte == UInt8(ascii: ">") { return }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), followsEquals(position - 1) {
        while position < html.count, html[position] != byte { position += 1 }
        position += 1
      }
    }
    position = min(position, html.count)
  }

  private func followsEquals(_ place: Int) -> Bool {
    var index = place - 1
    while index >= 0, PageBuilder.isSpace(html[index]) { index -= 1 }
    return index >= 0 && html[index] == UInt8(ascii: "=")
  }

  /// The next attribute of the tag, or `nil` at its end, which is then behind the position.
  private mutating func readAttribute() -> Attribute? {
    while position < html.count,
      PageBuilder.isSpace(html[position]) || html[position] == UInt8(ascii: "/")
    { position += 1 }
    guard position < html.count else { return nil }
    if html[position] == UInt8(ascii: ">") {
      position += 1
      return nil
    }
    let start = position
    position += 1  // A leading “=” belongs to the name.
    while position < html.count {
      let byte = html[position]
      if PageBuilder.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "=")
      {
        break
      }
      position += 1
    }
    let name = start..<position
    var index = position
    while index < html.count, PageBuilder.isSpace(html[index]) { index += 1 }
    guard index < html.count, html[index] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: position..<position)
    }
    position = index + 1
    while position < html.count, PageBuilder.isSpace(html[position]) { position += 1 }
    return Attribute(name: name, value: readValue())
  }

  private mutating func readValue() -> Range<Int> {
    guard position < html.count else { return position..<position }
    let quote = html[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      let start = position
      while position < html.count, html[position] != quote { position += 1 }
      let value = start..<position
      position = min(position + 1, html.count)
      return value
    }
    let start = position
    while position < html.count, !PageBuilder.isSpace(html[position]),
      html[position] != UInt8(ascii: ">")
    { position += 1 }
    return start..<position
  }

  private mutating func skip(past byte: UInt8) {
    while position < html.count, html[position] != byte { position += 1 }
    position = min(position + 1, html.count)
  }

  /// Moves behind a comment, or behind the `>` of any other declaration.
  private mutating func skipDeclaration() {
    guard position + 3 < html.count, html[position + 2] == UInt8(ascii: "-"),
      html[position + 3] == UInt8(ascii: "-")
    else { return skip(past: UInt8(ascii: ">")) }
    // `<!-->` and `<!--->` are whole comments: the dashes may serve twice.
    var index = position + 4
    while index < html.count {
      if html[index] == UInt8(ascii: ">") {
        let twoDashes = html[index - 1] == 0x2D && html[index - 2] == 0x2D
        let bang =
          html[index - 1] == 0x21 && index >= position + 7 && html[index - 2] == 0x2D
          && html[index - 3] == 0x2D
        if twoDashes || bang {
          position = index + 1
          return
        }
      }
      index += 1
    }
    position = html.count
  }

  /// Moves behind the end tag of an element with raw content and returns the content's range.
  @discardableResult
  private mutating func skipRaw(_ name: UInt64) -> Range<Int> {
    let start = position
    while position < html.count {
      while position < html.count, html[position] != UInt8(ascii: "<") { position += 1 }
      let end = position
      guard position + 1 < html.count else { break }
      position += 1
      guard html[position] == UInt8(ascii: "/") else { continue }
      position += 1
      if readName() == name {
        skipTag()
        return start..<end
      }
      // A longer or other name: what follows may begin the right one.
      position = end + 1
    }
    position = html.count
    return start..<html.count
  }

  /// The HTML standard's “rules for parsing non-negative integers”; large ones are cut to 10⁹.
  private static func number(_ text: Span<UInt8>) -> Int? {
    var index = 0
    while index < text.count, PageBuilder.isSpace(text[index]) { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "+") { index += 1 }
    var value = 0
    let start = index
    while index < text.count, 0x30...0x39 ~= text[index] {
      value = min(value * 10 + Int(text[index] - 0x30), 1_000_000_000)
      index += 1
    }
    return index > start ? value : nil
  }

  static func lowercase(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A
  }
}
