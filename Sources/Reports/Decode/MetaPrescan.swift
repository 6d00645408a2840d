/// The HTML standard's "prescan a byte stream to determine its encoding".
///
/// It reads four times as far as the standard's 1024 bytes, since content systems put scripts and
/// keywords before the declaration.
struct MetaPrescan {
  private static let limit = 4096

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ body: [UInt8], from start: Int) {
    bytes = body.dropFirst(start).prefix(Self.limit)
    index = bytes.startIndex
  }

  /// The encoding of the first `<meta>` that declares one whose label is known.
  mutating func run() -> Charset? {
    while let byte = current {
      if byte != UInt8(ascii: "<") {
        index += 1
      } else if starts(with: "<!--") {
        // The dashes may be those of the opening: `<!-->` is a whole comment.
        index += 2
        skip(past: "-->")
      } else if starts(with: "<meta"), isTagNameEnd(at: index + 5) {
        index += 5
        if let charset = metaCharset() { return charset }
      } else if isTagStart() {
        while let byte = current, !isASCIIWhitespace(byte), byte != UInt8(ascii: ">") { index += 1 }
        while nextAttribute() != nil {}
      } else if starts(with: "<!") || starts(with: "</") || starts(with: "<?") {
        skip(past: ">")
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Reads the attributes of the `<meta>` at hand; its encoding, if it declares a known one.
  private mutating func metaCharset() -> Charset? {
    var seen: Set<[UInt8]> = []
    var isContentType = false
    var needsContentType = false
    var charset: Charset?
    var hasValue = false
    while let (name, value) = nextAttribute() {
      guard seen.insert(name).inserted else { continue }
      switch String(decoding: name, as: UTF8.self) {
      case "http-equiv":
        isContentType = value == Array("content-type".utf8)
      case "content":
        guard !hasValue, let label = charsetParameter(value), let found = Charset(label: label)
        else { continue }
        charset = found
        hasValue = true
        needsContentType = true
      case "charset":
        charset = Charset(label: value)
        hasValue = true
        needsContentType = false
      default: continue
      }
    }
    // A tag cut off by the limit may have been read in part only.
    guard current != nil, isContentType || !needsContentType else { return nil }
    return charset
  }

  /// The standard's "get an attribute": name and value in lowercase, `nil` at the end of the tag.
  private mutating func nextAttribute() -> (name: [UInt8], value: [UInt8])? {
    while let byte = current, isASCIIWhitespace(byte) || byte == UInt8(ascii: "/") { index += 1 }
    guard let first = current, first != UInt8(ascii: ">") else { return nil }
    var name: [UInt8] = []
    while let byte = current {
      if byte == UInt8(ascii: "="), !name.isEmpty { break }
      if isASCIIWhitespace(byte) { break }
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { return (name, []) }
      name.append(asciiLowercased(byte))
      index += 1
    }
    skipWhitespace()
    guard current == UInt8(ascii: "=") else { return (name, []) }
    index += 1
    skipWhitespace()
    return (name, attributeValue())
  }

  private mutating func attributeValue() -> [UInt8] {
    var value: [UInt8] = []
    guard let quote = current else { return value }
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      index += 1
      while let byte = current, byte != quote {
        value.append(asciiLowercased(byte))
        index += 1
      }
      index += 1
      return value
    }
    while let byte = current, !isASCIIWhitespace(byte), byte != UInt8(ascii: ">") {
      value.append(asciiLowercased(byte))
      index += 1
    }
    return value
  }

  private var current: UInt8? {
    index < bytes.endIndex ? bytes[index] : nil
  }

  private mutating func skipWhitespace() {
    while let byte = current, isASCIIWhitespace(byte) { index += 1 }
  }

  /// Whether the lowercase `text` stands at the index, in any letter case.
  private func starts(with text: String) -> Bool {
    let wanted = text.utf8
    return bytes[index...].prefix(wanted.count).lazy.map(asciiLowercased).elementsEqual(wanted)
  }

  private func isTagNameEnd(at position: Int) -> Bool {
    guard position < bytes.endIndex else { return false }
    return isASCIIWhitespace(bytes[position]) || bytes[position] == UInt8(ascii: "/")
  }

  /// Whether `<` and a letter, or `</` and a letter, stand at the index.
  private func isTagStart() -> Bool {
    guard current == UInt8(ascii: "<") else { return false }
    let rest = bytes[(index + 1)...].prefix(2)
    let letter = rest.first == UInt8(ascii: "/") ? rest.dropFirst().first : rest.first
    guard let letter else { return false }
    return asciiLowercased(letter) >= 0x61 && asciiLowercased(letter) <= 0x7A
  }

  private mutating func skip(past text: String) {
    while index < bytes.endIndex, !starts(with: text) { index += 1 }
    index = min(index + text.utf8.count, bytes.endIndex)
  }
}
