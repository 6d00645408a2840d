/// Files of other kinds that the walk passed: counted by label, each label with one example.
package struct IgnoredFiles: Sendable, Equatable {
  /// How many of one label, and the first of them.
  package struct Group: Sendable, Equatable {
    package var count: Int
    package var example: String
  }

  package private(set) var groups: [String: Group] = [:]

  package init() {}

  package var count: Int { groups.values.reduce(0) { $0 + $1.count } }

  /// Notes one file; after ``maximumLabels`` different labels the rest share one.
  package mutating func note(label: String, path: [UInt8]) {
    let full = groups[label] == nil && groups.count >= Self.maximumLabels
    let example = String(decoding: path, as: UTF8.self)
    groups[full ? "other" : label, default: Group(count: 0, example: example)].count += 1
  }

  /// One sentence for people; `nil` when nothing was ignored.
  package func notice(of things: String = "files") -> String? {
    guard count > 0 else { return nil }
    let parts = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\($0.value.count) × \($0.key) (for example \($0.value.example))" }
    return "ignored \(count) \(things) of other kinds: " + parts.joined(separator: ", ")
  }

  private static let maximumLabels = 32
}
