import Foundation

/// Compares a record with what a careful reader takes from its page.
///
/// Only what is expected is compared; a table expected as `{}` must have no numbers, and a row that is
/// not listed must not come out. A number where none is expected is invented, another one is wrong,
/// none where one is expected is missed.
struct Comparison: Sendable {
  private(set) var kind: [String] = []
  private(set) var fields: [String] = []
  private(set) var wrong: [String] = []
  private(set) var invented: [String] = []
  private(set) var missed: [String] = []
  private(set) var rules: [String] = []
  private(set) var cellsCompared = 0

  private static let tables = ["active_disclosure", "applications", "review_litigation"]
  /// Fields that no version of the parser has read so far; `null` is right until one does.
  private static let unread = ["narrative.", "region.", "org_type"]

  init(_ record: JSONValue, expected: JSONValue) {
    if record["kind"] != expected["kind"] {
      kind.append("\(text(record["kind"])) for \(text(expected["kind"]))")
    }
    for (name, want) in expected["fields"]?.object ?? [:] {
      compare(field: name, record[name] ?? .null, with: want)
    }
    let nullOK = (expected["null_ok"]?.array ?? []).compactMap(\.string)
    for (table, want) in expected["tables"]?.object ?? [:] {
      compare(want, with: record[table], at: table, nullOK)
      guard Self.tables.contains(table), let listed = want.object else { continue }
      for (row, cells) in record[table]?.object ?? [:] where listed[row] == nil {
        for (place, number) in Self.numbers(cells, at: "\(table).\(row)") {
          cellsCompared += 1
          invented.append("\(place) \(number)")
        }
      }
    }
    if let want = expected["rules"], record["rules.fail"] != want {
      rules.append("rules.fail \(text(record["rules.fail"])) for \(text(want))")
    }
  }

  private mutating func compare(field name: String, _ have: JSONValue, with want: JSONValue) {
    if have == .null, Self.unread.contains(where: name.hasPrefix) { return }
    // A list gives the readings that count; the period is a list itself.
    let fits =
      if name != "period", let readings = want.array { readings.contains(have) } else {
        have == want
      }
    if !fits { fields.append("\(name): \(text(have)) for \(text(want))") }
  }

  private mutating func compare(
    _ want: JSONValue,
    with have: JSONValue?,
    at place: String,
    _ nullOK: [String]
  ) {
    if let members = want.object {
      for (key, member) in members {
        compare(member, with: have?.object?[key], at: "\(place).\(key)", nullOK)
      }
      return
    }
    cellsCompared += 1
    let have = have ?? .null
    guard have != want else { return }
    if have == .null, nullOK.contains(where: { place == $0 || place.hasPrefix("\($0).") }) {
      return
    }
    if want == .null {
      invented.append("\(place) \(text(have))")
    } else if have == .null {
      missed.append("\(place) (\(text(want)))")
    } else {
      wrong.append("\(place) \(text(have)) for \(text(want))")
    }
  }

  private static func numbers(_ value: JSONValue, at place: String) -> [(String, Decimal)] {
    switch value {
    case .number(let number): [(place, number)]
    case .object(let members): members.flatMap { numbers($1, at: "\(place).\($0)") }
    default: []
    }
  }

  private func text(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null: "null"
    case .flag(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .string(let string): string
    case .array(let elements): "[" + elements.map { text($0) }.joined(separator: ", ") + "]"
    case .object: "{…}"
    }
  }
}
