/// Named fields, a line each, as WARC records and HTTP responses begin with.
struct HeaderFields {
  private var fields: [(name: String, value: [UInt8])] = []

  /// Reads lines that end in CRLF or LF; those that are no field are passed over, and one that
  /// begins with white space goes on with the field before.
  init(_ bytes: ArraySlice<UInt8>) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = Self.trimmed(line)
      if let first = line.first, first == 0x20 || first == 0x09 {
        if !fields.isEmpty, !text.isEmpty { fields[fields.count - 1].value += [0x20] + text }
        continue
      }
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: Self.trimmed(text[..<colon]), as: UTF8.self).lowercased()
      fields.append((name, Array(Self.trimmed(text[(colon + 1)...]))))
    }
  }

  /// The first value of a name, given in lower case, as bytes.
  func bytes(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// The same as text: UTF-8, or where it is none Latin-1; `nil` when it is empty.
  subscript(name: String) -> String? {
    guard let value = bytes(name), !value.isEmpty else { return nil }
    if let text = String(validating: value, as: UTF8.self) { return text }
    return value.reduce(into: "") { $0.unicodeScalars.append(Unicode.Scalar($1)) }
  }

  /// The words of a list of all values of a name, in lower case.
  func words(_ name: String) -> [String] {
    fields.filter { $0.name == name }.flatMap { field in
      String(decoding: field.value, as: UTF8.self).lowercased().split(separator: ",")
        .map { String(decoding: Self.trimmed(Array($0.utf8)[...]), as: UTF8.self) }
    }
  }

  /// How long the fields at the beginning of `bytes` are, the empty line included; `nil` when that is
  /// not there.
  static func length(in bytes: ArraySlice<UInt8>) -> Int? {
    var line = bytes.startIndex
    while let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) {
      let text = bytes[line..<end]
      if text.isEmpty || text.elementsEqual([0x0D]) { return end + 1 - bytes.startIndex }
      line = end + 1
    }
    return nil
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let front = bytes.drop(while: isSpace)
    guard let last = front.lastIndex(where: { !isSpace($0) }) else { return [] }
    return front[...last]
  }
}
