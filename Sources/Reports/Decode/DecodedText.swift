/// The page as valid UTF-8, and how it came to be.
package struct DecodedText: Sendable, Equatable {
  /// What decided the charset.
  package enum CharsetSource: String, Sendable {
    case bom
    case http
    case meta
    case content
  }

  /// Valid UTF-8 without a byte-order mark; what could not be decoded is U+FFFD.
  package var utf8: [UInt8]
  /// The WHATWG name of the encoding that was used, lowercase: `utf-8`, `gb18030`, `big5`, ….
  package var charset: String
  package var charsetFrom: CharsetSource
  /// How many U+FFFD the decoder wrote (those already in the page do not count).
  package var replacements: Int
  /// A declared charset that the bytes contradicted, by its WHATWG name; `nil` when none lost.
  package var overruled: String?

  package init(
    utf8: [UInt8],
    charset: String,
    charsetFrom: CharsetSource,
    replacements: Int,
    overruled: String? = nil
  ) {
    self.utf8 = utf8
    self.charset = charset
    self.charsetFrom = charsetFrom
    self.replacements = replacements
    self.overruled = overruled
  }
}
