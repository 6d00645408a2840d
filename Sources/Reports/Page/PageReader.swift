/// Turns decoded text into blocks and grids, whatever it is wrapped in.
///
/// What a page is shows in its bytes: HTML, a JSON answer or script that carries HTML, or plain text.
/// Headers and names of files are too often wrong to be asked.
func readPage(
  _ decoded: DecodedText,
  budgets: Budgets
) throws(Refusal) -> (page: PageDocument, work: Work) {
  var builder = PageBuilder(budgets: budgets, capacity: decoded.utf8.count)
  let text = decoded.utf8
  if PageForm.isScriptOrJSON(text.span) {
    let strings = StringLiterals.read(text.span)
    if let carried = PageForm.article(in: strings) {
      builder.note(artefact: "string_literal")
      for string in strings where string.content.count <= 500 {
        guard let key = string.key else { continue }
        builder.add(property: key, content: String(decoding: string.content, as: UTF8.self))
      }
      try read(carried, into: &builder)
      return try builder.finish()
    }
  }
  try read(text, into: &builder)
  var (page, work) = try builder.finish()
  if !page.scripts.isEmpty, page.tables.allSatisfy({ $0.cells.count < 20 }) {
    try readScripts(of: &page, work: &work, text: text, budgets: budgets)
  }
  return (page, work)
}

private func read(_ text: [UInt8], into builder: inout PageBuilder) throws(Refusal) {
  if PageForm.isHTML(text.span) {
    var reader = HTMLReader(text.span)
    try reader.read(into: &builder)
  } else {
    var reader = TextReader(text.span)
    try reader.read(into: &builder)
  }
}

/// Reads the article of a page whose script writes it, when there is one.
private func readScripts(
  of page: inout PageDocument,
  work: inout Work,
  text: [UInt8],
  budgets: Budgets
) throws(Refusal) {
  for range in page.scripts {
    let script = text.span.extracting(range)
    guard PageForm.carriesMarkup(script) else { continue }
    let strings = StringLiterals.read(script)
    guard let article = PageForm.article(in: strings), PageForm.isHTML(article.span) else {
      continue
    }
    var builder = PageBuilder(
      budgets: Budgets(
        bytes: budgets.bytes,
        depth: budgets.depth,
        cells: budgets.cells,
        work: work.left
      ),
      capacity: article.count
    )
    builder.note(artefact: "string_literal")
    if let title = page.title { builder.set(title: title) }
    for property in page.properties {
      builder.add(property: property.name, content: property.content)
    }
    try read(article, into: &builder)
    (page, work) = try builder.finish()
    return
  }
}

/// Tells what kind of text a page is.
enum PageForm {
  /// Whether the text holds enough of HTML's structure to be read as such.
  static func isHTML(_ text: Span<UInt8>) -> Bool {
    var tags = 0
    var index = 0
    let end = min(text.count, 1 << 18)
    while index + 2 < end {
      guard text[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      index += 1
      if text[index] == UInt8(ascii: "/") { index += 1 }
      var name: UInt64 = 0
      var length = 0
      while index < end, length < 9 {
        let byte = HTMLReader.lowercase(text[index])
        guard 0x61...0x7A ~= byte || 0x30...0x39 ~= byte else { break }
        name = name << 8 | UInt64(byte)
        length += 1
        index += 1
      }
      switch HTMLElement(packed: length <= 8 ? name : 0) {
      case .inline where name != HTMLElement.pack("span") && name != HTMLElement.pack("font"): break
      default:
        if length > 0 { tags += 1 }
        if tags >= 3 { return true }
      }
    }
    return false
  }

  /// Whether the text is a JSON answer or a script rather than a page.
  static func isScriptOrJSON(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while index < text.count, PageBuilder.isSpace(text[index]) { index += 1 }
    guard index < text.count else { return false }
    if text[index] == UInt8(ascii: "{") || text[index] == UInt8(ascii: "[") {
      // Prose may begin with a bracket: a JSON text goes on with a value.
      index += 1
      while index < text.count, PageBuilder.isSpace(text[index]) { index += 1 }
      return index < text.count && (text[index] == UInt8(ascii: "\"") || text[index] == 0x7B)
    }
    // `var content = "…"`, `callback({…})`: a name, then an assignment or a call.
    let start = index
    while index < text.count, index < start + 60 {
      let byte = text[index]
      if byte == UInt8(ascii: "=") || byte == UInt8(ascii: "(") { break }
      guard
        byte == 0x20 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "$") || 0x30...0x39 ~= byte
          || 0x61...0x7A ~= HTMLReader.lowercase(byte)
      else { return false }
      index += 1
    }
    guard index > start, index + 1 < text.count else { return false }
    index += 1
    while index < text.count, PageBuilder.isSpace(text[index]) { index += 1 }
    guard index < text.count else { return false }
    let byte = text[index]
    return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "{")
  }

  /// Whether a script holds table markup, escaped or not.
  static func carriesMarkup(_ script: Span<UInt8>) -> Bool {
    let patterns: [StaticString] = ["<td", "<TD", "u003ctd", "u003Ctd", "<tr", "<p>", "u003cp"]
    for pattern in patterns {
      let found = pattern.withUTF8Buffer { buffer in
        unsafe script.firstRange(of: Array(buffer)) != nil
      }
      if found { return true }
    }
    return false
  }

  /// The article among the strings of a script: all that hold markup, joined, or else the longest
  /// text.
  static func article(in strings: [StringLiterals.Literal]) -> [UInt8]? {
    var markup: [UInt8] = []
    var longest: [UInt8] = []
    for string in strings {
      if isHTML(string.content.span) {
        markup.append(contentsOf: string.content)
      } else if string.content.count > longest.count {
        longest = string.content
      }
    }
    if !markup.isEmpty { return markup }
    guard longest.count >= 200 else { return nil }
    if isScriptOrJSON(longest.span) {
      // JSON carried as a string of JSON.
      let inner = StringLiterals.read(longest.span)
      let carried = inner.filter { isHTML($0.content.span) }.flatMap(\.content)
      if !carried.isEmpty { return carried }
    }
    return longest
  }
}

extension Span<UInt8> {
  /// Where `pattern` first stands, by plain search.
  func firstRange(of pattern: [UInt8], from start: Int = 0) -> Range<Int>? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    var index = start
    let last = count - pattern.count
    while index <= last {
      if self[index] == first {
        var offset = 1
        while offset < pattern.count, self[index + offset] == pattern[offset] { offset += 1 }
        if offset == pattern.count { return index..<index + offset }
      }
      index += 1
    }
    return nil
  }
}
