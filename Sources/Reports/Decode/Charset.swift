/// A character encoding of the WHATWG Encoding Standard, as far as pages need it.
enum Charset: Hashable, Sendable {
  case utf8
  /// GB18030 and its subset GBK, which the standard decodes alike.
  case gb18030
  /// Big5 with the Hong Kong supplementary characters.
  case big5
  case utf16LE
  case utf16BE
  case windows1252
  /// An encoding that the standard names and that is not decoded here, by its lowercase name.
  case other(String)

  /// The standard's name in lowercase.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .gb18030: "gb18030"
    case .big5: "big5"
    case .utf16LE: "utf-16le"
    case .utf16BE: "utf-16be"
    case .windows1252: "windows-1252"
    case .other(let name): name
    }
  }

  /// Whether there is a decoder for it.
  var isDecodable: Bool {
    if case .other = self { false } else { true }
  }

  var isUTF16: Bool {
    self == .utf16LE || self == .utf16BE
  }

  private init(name: String) {
    let decodable: [Charset] = [.utf8, .gb18030, .big5, .utf16LE, .utf16BE, .windows1252]
    let wanted = name == "gbk" ? "gb18030" : name
    self = decodable.first { $0.name == wanted } ?? .other(name)
  }

  /// The encoding that a label stands for, white space around it and letter case ignored; `nil` when
  /// the standard does not know the label.
  init?(label: some Collection<UInt8>) {
    var bytes: [UInt8] = []
    for byte in label {
      // The longest label has 19 bytes; what is much longer is none and need not be read.
      guard bytes.count < 64 else { return nil }
      if bytes.isEmpty, isASCIIWhitespace(byte) { continue }
      bytes.append(asciiLowercased(byte))
    }
    while let last = bytes.last, isASCIIWhitespace(last) { bytes.removeLast() }
    guard let charset = Self.byLabel[String(decoding: bytes, as: UTF8.self)] else { return nil }
    self = charset
  }

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    for line in charsetLabels.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first else { continue }
      let charset = Charset(name: String(name))
      for label in words.dropFirst() { table[String(label)] = charset }
    }
    return table
  }()
}

/// Tab, line feed, form feed, carriage return or space: white space by the HTML standard.
func isASCIIWhitespace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
}

/// The byte with `A`–`Z` made lowercase.
func asciiLowercased(_ byte: UInt8) -> UInt8 {
  byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
}
