/// Where a page came from, as `nb-origin` and `nb-source` write it.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  /// A message on a topic: `TOPIC/PARTITION/OFFSET`.
  case message(topic: String, partition: Int32, offset: Int64)
  /// A position in an input of a producer, `SOURCE/INPUT/POSITION`, such as `spool/p000/17`.
  case input(source: String, input: String, position: Int64)

  /// Reads what ``description`` writes; `nil` for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty,
      let position = Int64(decimal: parts[2])
    else { return nil }
    if let partition = Int32(decimal: parts[1]) {
      self = .message(topic: String(parts[0]), partition: partition, offset: position)
    } else {
      self = .input(source: String(parts[0]), input: String(parts[1]), position: position)
    }
  }

  package var description: String {
    switch self {
    case .message(let topic, let partition, let offset): "\(topic)/\(partition)/\(offset)"
    case .input(let source, let input, let position): "\(source)/\(input)/\(position)"
    }
  }
}

extension FixedWidthInteger {
  /// A number of 0 or more as `description` writes it: only digits, no leading zero.
  init?(decimal text: Substring) {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text == "0" || text.first != "0"
    else { return nil }
    self.init(text)
  }
}
