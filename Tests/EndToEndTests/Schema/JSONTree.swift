import Wire

/// A JSON value that keeps the order of keys.
indirect enum JSONTree: Equatable {
  case object([Member])
  case array([JSONTree])
  case string(String)
  case integer(Int64)
  /// A number with a fraction or an exponent; its value is of no interest here.
  case decimal
  case flag(Bool)
  case null

  struct Member: Equatable {
    var key: String
    var value: JSONTree
  }

  init(_ bytes: [UInt8]) throws {
    var cursor = JSONCursor(bytes)
    self = try Self.read(&cursor)
    try cursor.expectEnd()
  }

  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var keys: [String] { members.map(\.key) }
  var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }

  subscript(key: String) -> JSONTree? { members.first { $0.key == key }?.value }

  private static func read(_ cursor: inout JSONCursor) throws(JSONDefect) -> JSONTree {
    switch cursor.peek() {
    case UInt8(ascii: "{"):
      var members: [Member] = []
      try cursor.object { (key, cursor) throws(JSONDefect) in
        members.append(Member(key: key, value: try read(&cursor)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONTree] = []
      try cursor.array { (cursor) throws(JSONDefect) in elements.append(try read(&cursor)) }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try cursor.string())
    case UInt8(ascii: "n") where cursor.takeNull(): return .null
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      let flag = cursor.peek() == UInt8(ascii: "t")
      try cursor.skip()
      return .flag(flag)
    default:
      if let integer = try? cursor.integer() { return .integer(integer) }
      try cursor.skip()
      return .decimal
    }
  }
}
