/// An encoding that something outside the text claims the page to be in.
struct CharsetDeclaration {
  let charset: Charset
  let source: DecodedText.CharsetSource
}

/// A byte-order mark and its length in bytes; `nil` when the body starts with none.
func byteOrderMark(_ body: [UInt8]) -> (charset: Charset, length: Int)? {
  if body.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
  if body.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
  if body.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
  return nil
}

/// The value of `charset=` in a `Content-Type`, quoted or not; `nil` when there is none.
///
/// This is the standard's "extracting a character encoding from a meta element", with a comma ending
/// an unquoted value too, as in `charset=gbk,gb2312`. The label is not looked up.
func charsetParameter(_ contentType: some Collection<UInt8>) -> [UInt8]? {
  let bytes = Array(contentType)
  let name = Array("charset".utf8)
  var index = 0
  func skipWhitespace() {
    while index < bytes.count, isASCIIWhitespace(bytes[index]) { index += 1 }
  }
  while index + name.count <= bytes.count {
    guard bytes[index..<index + name.count].lazy.map(asciiLowercased).elementsEqual(name) else {
      index += 1
      continue
    }
    index += name.count
    skipWhitespace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
    index += 1
    skipWhitespace()
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let value = bytes[(index + 1)...]
      guard let end = value.firstIndex(of: quote) else { return nil }
      return Array(value[..<end])
    }
    return Array(
      bytes[index...].prefix {
        !isASCIIWhitespace($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",")
      }
    )
  }
  return nil
}

/// The encoding that the page's markup declares about itself, in a `<meta>` or else in the XML
/// declaration.
///
/// A declaration that can be read byte by byte is not UTF-16, so UTF-16 there means UTF-8.
func markupCharset(_ body: [UInt8], from start: Int) -> Charset? {
  var prescan = MetaPrescan(body, from: start)
  guard let charset = prescan.run() ?? xmlCharset(body, from: start) else { return nil }
  if charset.isUTF16 { return .utf8 }
  return charset == .other("x-user-defined") ? .windows1252 : charset
}

/// The encoding in `<?xml … encoding="…"?>` at the very start.
private func xmlCharset(_ body: [UInt8], from start: Int) -> Charset? {
  guard start <= body.count else { return nil }
  let head = body[start...].prefix(256).drop(while: isASCIIWhitespace)
  guard head.starts(with: Array("<?xml".utf8)),
    let end = head.firstIndex(of: UInt8(ascii: ">"))
  else { return nil }
  let declaration = head[..<end]
  let name = Array("encoding".utf8)
  guard let found = declaration.indices.first(where: { declaration[$0...].starts(with: name) })
  else { return nil }
  let value = declaration[(found + name.count)...].drop(while: isASCIIWhitespace)
  guard value.first == UInt8(ascii: "=") else { return nil }
  let quoted = value.dropFirst().drop(while: isASCIIWhitespace)
  guard let quote = quoted.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
    return nil
  }
  return Charset(label: quoted.dropFirst().prefix { $0 != quote })
}
