/// Reads settings out of the layers, checks them, and remembers where each came from.
struct SettingsReader {
  /// One effective value for `--print-config`.
  struct Entry {
    var name: String
    var value: String
    var origin: String
  }

  let layers: SettingsLayers
  private(set) var entries: [Entry] = []

  init(_ layers: SettingsLayers) { self.layers = layers }

  /// A list of words; empty when nobody gave one.
  mutating func words(_ name: String, default preset: [String] = []) -> [String] {
    let found = layers.value(name, isList: true)
    let words = found?.words ?? preset
    note(name, words.joined(separator: ","), found)
    return words
  }

  /// A list of paths, in which a comma is part of a name; empty when nobody gave one.
  mutating func paths(_ name: String) -> [String] {
    let found = layers.value(name, isList: false)
    note(name, found?.words.joined(separator: ", ") ?? "(not set)", found)
    return found?.words ?? []
  }

  /// One word; the last one given counts.
  mutating func word(_ name: String, default preset: String? = nil) -> String? {
    let found = layers.value(name, isList: false)
    let word = found?.words.last ?? preset
    note(name, word ?? "(not set)", found)
    return word
  }

  /// A whole number within `range`.
  mutating func number(
    _ name: String,
    default preset: Int,
    in range: ClosedRange<Int>
  ) throws -> Int {
    if let number = try number(name, in: range) { return number }
    note(name, "\(preset)", nil)
    return preset
  }

  /// A whole number within `range`; `nil` when nobody gave one.
  mutating func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    let found = layers.value(name, isList: false)
    guard let text = found?.words.last else {
      note(name, "(not set)", found)
      return nil
    }
    guard let number = Int(text), range.contains(number) else {
      throw wrong(
        name,
        text,
        found,
        "a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    note(name, text, found)
    return number
  }

  /// One of the words that `Choice` knows.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    default preset: Choice
  ) throws -> Choice {
    let found = layers.value(name, isList: false)
    guard let text = found?.words.last else {
      note(name, preset.rawValue, found)
      return preset
    }
    note(name, text, found)
    return try choice(name, text, found)
  }

  /// Several such words.
  mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    default preset: [Choice]
  ) throws -> [Choice] {
    let found = layers.value(name, isList: true)
    guard let found, !found.words.isEmpty else {
      note(name, preset.map(\.rawValue).joined(separator: ","), nil)
      return preset
    }
    note(name, found.words.joined(separator: ","), found)
    return try found.words.map { try choice(name, $0, found) }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String,
    _ text: String,
    _ found: SettingsLayers.Value?
  ) throws -> Choice {
    guard let choice = Choice(rawValue: text) else {
      throw wrong(
        name,
        text,
        found,
        "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
      )
    }
    return choice
  }

  private func wrong(
    _ name: String,
    _ text: String,
    _ found: SettingsLayers.Value?,
    _ wanted: String
  ) -> CommandEnd {
    .usage("\(name) is '\(text)' (\(found?.origin ?? "default")); it has to be \(wanted)")
  }

  private mutating func note(_ name: String, _ value: String, _ found: SettingsLayers.Value?) {
    note(name, value, origin: found?.origin ?? "default")
  }

  /// Remembers a value as it may be shown; a later one of the same name takes its place.
  mutating func note(_ name: String, _ value: String, origin: String) {
    entries.removeAll { $0.name == name }
    entries.append(Entry(name: name, value: value, origin: origin))
  }

  /// One line a setting: its name, value, and origin.
  var text: String {
    let width = entries.map(\.name.count).max() ?? 0
    return entries.map { entry in
      let padding = String(repeating: " ", count: width - entry.name.count)
      return "\(entry.name)\(padding) = \(entry.value)  (\(entry.origin))"
    }.joined(separator: "\n")
  }
}
