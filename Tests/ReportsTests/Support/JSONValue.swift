import Foundation

/// A JSON text as read by Foundation, an independent reader of what this package writes.
enum JSONValue: Sendable, Equatable, Decodable {
  case null
  case flag(Bool)
  case number(Decimal)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Decimal.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  init(parsing bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  init(reading file: URL) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
  }

  var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }
  var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var number: Decimal? { if case .number(let value) = self { value } else { nil } }

  /// The member at a path of keys such as `source.url`; `nil` where there is none.
  subscript(path: String) -> JSONValue? {
    var value: JSONValue? = self
    for key in path.split(separator: ".") { value = value?.object?[String(key)] }
    return value
  }
}
