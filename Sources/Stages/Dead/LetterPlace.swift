/// Where a dead letter lies on its topic.
package struct LetterPlace: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let partition: Int32
  package let offset: Int64

  package init(partition: Int32, offset: Int64) {
    self.partition = partition
    self.offset = offset
  }

  /// Reads `PARTITION/OFFSET`, with or without the topic's name before it; `nil` for anything else.
  package init?(_ text: String, topic: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 || (parts.count == 3 && parts[0] == topic),
      let partition = Int32(parts[parts.count - 2]), let offset = Int64(parts[parts.count - 1]),
      partition >= 0, offset >= 0
    else { return nil }
    self.init(partition: partition, offset: offset)
  }

  package var description: String { "\(partition)/\(offset)" }

  package static func < (one: LetterPlace, other: LetterPlace) -> Bool {
    (one.partition, one.offset) < (other.partition, other.offset)
  }
}
