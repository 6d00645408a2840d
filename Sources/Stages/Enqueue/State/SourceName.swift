/// The name of a source: what its progress and its transactions are known by.
package enum SourceName {
  /// Why `name` cannot be one, in one clause; `nil` when it can.
  package static func problem(of name: String) -> String? {
    if name.isEmpty { return "it is empty" }
    if name.utf8.count > 120 { return "it is longer than 120 bytes" }
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      scalar != "/" && scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
    }
    return isPlain ? nil : "it has a slash or a control character in it"
  }

  /// The last name of an absolute path.
  package static func last(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? "root"
  }
}
