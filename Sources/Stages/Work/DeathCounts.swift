/// How often a worker died while it was at the same committed offset of a partition.
///
/// An entry stands as long as the partition is worked on, and goes when it is given back; so what
/// stands at a start is what the last process left when it died, of whatever cause.
package struct DeathCounts: Sendable, Equatable {
  /// After so many deaths at one offset, pages are committed one at a time.
  package static let limit = 5

  private struct Entry: Equatable {
    var offset: Int64
    var starts: Int
  }

  private var entries: [Int32: Entry] = [:]

  /// Reads lines of `PARTITION OFFSET STARTS`; what is anything else is passed over.
  package init(_ text: String = "") {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, let partition = Int32(words[0]), let offset = Int64(words[1]),
        let starts = Int(words[2]), partition >= 0, offset >= 0, starts > 0
      else { continue }
      entries[partition] = Entry(offset: offset, starts: starts)
    }
  }

  /// The text that ``init(_:)`` reads, sorted.
  package var text: String {
    entries.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value.offset) \($0.value.starts)\n" }.joined()
  }

  /// Work on a partition begins at its committed offset.
  package mutating func begin(_ partition: Int32, at offset: Int64) {
    let same = entries[partition].flatMap { $0.offset == offset ? $0.starts : nil }
    entries[partition] = Entry(offset: offset, starts: min(same ?? 0, 1_000_000) + 1)
  }

  /// A partition is given back alive.
  package mutating func end(_ partition: Int32) { entries[partition] = nil }

  /// Whether pages from this offset on are to be committed one at a time.
  package func isCareful(_ partition: Int32) -> Bool {
    (entries[partition]?.starts ?? 0) > Self.limit
  }
}
