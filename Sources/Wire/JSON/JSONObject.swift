/// One flat JSON object on one line, keys in the order they are added.
package struct JSONObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  package init() {}

  /// The object and a newline.
  package var line: [UInt8] { bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }

  package mutating func add(_ key: String, _ value: String?) {
    begin(key)
    guard let value else { return addNull() }
    quote(value.utf8)
  }

  package mutating func add(_ key: String, _ value: Int?) {
    begin(key)
    guard let value else { return addNull() }
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func add(_ key: String, base64 value: [UInt8]?) {
    begin(key)
    guard let value else { return addNull() }
    bytes.append(UInt8(ascii: "\""))
    Base64.encode(value, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func addNull() { bytes.append(contentsOf: "null".utf8) }

  private mutating func begin(_ key: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    quote(key.utf8)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func quote(_ text: String.UTF8View) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let hex = String(byte, radix: 16)
        bytes += Array("\\u00\(hex.count == 1 ? "0" : "")\(hex)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
