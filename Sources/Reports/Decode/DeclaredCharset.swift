/// An encoding that a page or its origin claims, in the order in which claims are asked.
package struct DeclaredCharset: Sendable, Equatable {
  package let source: DecodedText.CharsetSource
  /// Its WHATWG name, lowercase.
  package let charset: String

  /// Every claim that `page` makes, true or not.
  package static func all(of page: RawPage) -> [DeclaredCharset] {
    var found: [DeclaredCharset] = []
    let mark = byteOrderMark(page.body)
    if let mark { found.append(.init(source: .bom, charset: mark.charset.name)) }
    if let label = charsetParameter((page.contentType ?? "").utf8),
      let charset = Charset(label: label)
    {
      found.append(.init(source: .http, charset: charset.name))
    }
    if let charset = markupCharset(page.body, from: mark?.length ?? 0) {
      found.append(.init(source: .meta, charset: charset.name))
    }
    return found
  }
}
