/// The keys of a JSON object in their order, read without a JSON library, which would lose it.
enum TopLevelKeys {
  static func read(_ json: [UInt8]) -> [String] { read(json, depth: 1) }

  /// The keys of the objects that stand `depth` deep; 1 is the outermost.
  static func read(_ json: [UInt8], depth wanted: Int) -> [String] {
    var keys: [String] = []
    var depth = 0
    var string: [UInt8]?
    var last = ""
    var isEscaped = false
    for byte in json {
      if let text = string {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          last = String(decoding: text, as: UTF8.self)
          string = nil
          continue
        }
        string?.append(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): string = []
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":"): if depth == wanted { keys.append(last) }
      default: break
      }
    }
    return keys
  }
}
