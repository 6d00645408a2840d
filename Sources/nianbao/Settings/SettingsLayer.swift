import Configuration

/// One place that settings come from.
struct SettingsLayer {
  /// What all keys begin with here; nothing where all keys are ours.
  let prefix: [String]
  let snapshot: any ConfigSnapshot
  /// The keys that are there, `x.sasl.mechanism` for a member of a mapping; known of files alone.
  let keys: [String]
  /// Where a setting of this name was found, for people.
  let origin: @Sendable (String) -> String

  init(
    _ snapshot: any ConfigSnapshot,
    prefix: [String],
    keys: [String] = [],
    origin: @escaping @Sendable (String) -> String
  ) {
    self.snapshot = snapshot
    self.prefix = prefix
    self.keys = keys
    self.origin = origin
  }

  /// A setting as text; `nil` when it is not here.
  ///
  /// In a list, commas part one word from the next.
  func value(_ name: String, isList: Bool) -> SettingsLayers.Value? {
    let key = AbsoluteConfigKey(prefix + [name])
    // In a file a list may be written as one word or as a sequence.
    for type in isList ? [ConfigType.stringArray, .string] : [.string, .stringArray] {
      guard let content = try? snapshot.value(forKey: key, type: type).value?.content
      else { continue }
      switch content {
      case .stringArray(let words):
        return SettingsLayers.Value(words: words, origin: origin(name))
      case .string(let word):
        let words = isList ? word.split(separator: ",").map(Self.trimmed) : [word]
        return SettingsLayers.Value(words: words, origin: origin(name))
      default: continue
      }
    }
    return nil
  }

  /// The members of a setting that is a mapping, `key=value` each, whether it is written as a
  /// mapping or as a list of such words.
  ///
  /// A word without `=` after a comma goes on with the value before it: `debug=broker,topic`.
  func members(_ name: String) -> [String] {
    var members: [String] = []
    for word in value(name, isList: true)?.words ?? [] {
      if !word.contains("="), let last = members.popLast() {
        members.append("\(last),\(word)")
      } else {
        members.append(word)
      }
    }
    for key in keys.sorted() where key.hasPrefix(name + ".") {
      let words = value(key, isList: false)?.words ?? []
      members.append("\(key.dropFirst(name.count + 1))=\(words.joined(separator: ","))")
    }
    return members
  }

  private static func trimmed(_ word: Substring) -> String {
    var word = word
    while word.first?.isWhitespace == true { word.removeFirst() }
    while word.last?.isWhitespace == true { word.removeLast() }
    return String(word)
  }
}
