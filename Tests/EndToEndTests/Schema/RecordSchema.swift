import Foundation

/// `record.schema.json`, with as much of JSON Schema 2020-12 as it uses, and stricter: keys stand in
/// the order of `required`, and no key is unknown.
struct RecordSchema {
  let root: JSONTree

  init() throws {
    root = try JSONTree(
      Array(Data(contentsOf: Examples.root.appending(path: "record.schema.json")))
    )
  }

  /// What in `value` is not as the schema says, one sentence each.
  func defects(of value: JSONTree) -> [String] { defects(of: value, by: root, at: "$") }

  private func defects(of value: JSONTree, by schema: JSONTree, at path: String) -> [String] {
    schema.members.flatMap { rule -> [String] in
      let isMet: Bool
      switch rule.key {
      case "$schema", "$id", "$defs", "title", "description", "additionalProperties": return []
      case "$ref":
        let name = rule.value.text?.split(separator: "/").last.map(String.init)
        guard let target = name.flatMap({ root["$defs"]?[$0] }) else { return ["\(path): $ref"] }
        return defects(of: value, by: target, at: path)
      case "properties": return members(value, schema, path)
      case "prefixItems":
        return zip(value.elements, rule.value.elements).enumerated().flatMap {
          defects(of: $1.0, by: $1.1, at: "\(path)[\($0)]")
        }
      case "items" where rule.value == .flag(false):
        isMet = value.elements.count <= schema["prefixItems"]?.elements.count ?? 0
      case "items":
        return value.elements.enumerated().flatMap {
          defects(of: $1, by: rule.value, at: "\(path)[\($0)]")
        }
      case "required":
        isMet =
          value.keys.filter(strings(rule.value).contains) == strings(rule.value)
          || value.members.isEmpty && value == .null
      case "type": isMet = types(rule.value).contains { isOf($0, value) }
      case "const": isMet = value == rule.value
      case "enum": isMet = rule.value.elements.contains(value)
      case "anyOf":
        isMet = rule.value.elements.contains { defects(of: value, by: $0, at: "").isEmpty }
      case "minimum": isMet = value != .decimal && integer(value) >= integer(rule.value)
      case "minItems": isMet = value == .null || value.elements.count >= integer(rule.value)
      case "pattern":
        isMet = value.text?.range(of: rule.value.text ?? "", options: .regularExpression) != nil
      default: return ["\(path): the test does not know \(rule.key)"]
      }
      return isMet ? [] : ["\(path): \(rule.key)"]
    }
  }

  private func members(_ value: JSONTree, _ schema: JSONTree, _ path: String) -> [String] {
    value.members.flatMap { member -> [String] in
      let place = "\(path).\(member.key)"
      if let known = schema["properties"]?[member.key] {
        return defects(of: member.value, by: known, at: place)
      }
      return ["\(place): the schema does not have it"]
    }
  }

  private func strings(_ tree: JSONTree) -> [String] { tree.elements.compactMap(\.text) }

  private func types(_ tree: JSONTree) -> [String] { tree.text.map { [$0] } ?? strings(tree) }

  private func integer(_ tree: JSONTree) -> Int64 {
    if case .integer(let value) = tree { value } else { .min }
  }

  private func isOf(_ type: String, _ value: JSONTree) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .flag),
      ("null", .null), ("integer", .integer), ("number", .integer), ("number", .decimal):
      true
    default: false
    }
  }
}
