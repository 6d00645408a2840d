/// Names of a segment's files, which carry the range of positions they cover.
package struct SegmentName: Sendable, Equatable {
  /// The first position covered.
  package let first: Int64
  /// The last position covered.
  package let last: Int64
  /// What follows the range, with its dot: `.jsonl.zst`.
  package let suffix: String

  /// Names the range `first`…`next`−1, which must not be empty.
  package init(first: Int64, next: Int64, suffix: String) {
    self.first = first
    last = next - 1
    self.suffix = suffix
  }

  /// Reads a file name; nil when it is none of a segment.
  package init?(_ name: String) {
    let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let dot = parts[1].firstIndex(of: "."),
      let first = Self.position(parts[0]), let last = Self.position(parts[1][..<dot]),
      first <= last
    else { return nil }
    self.first = first
    self.last = last
    suffix = String(parts[1][dot...])
  }

  /// `FIRST-LAST.suffix`, positions zero-padded to 20 digits.
  package var text: String {
    "\(Self.padded(first))-\(Self.padded(last))\(suffix)"
  }

  /// A position, at least 0, in 20 digits.
  package static func padded(_ position: Int64) -> String {
    let digits = String(position)
    return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits
  }

  /// Reads 20 digits as a position; nil for anything else.
  package static func position(_ text: some StringProtocol) -> Int64? {
    guard text.utf8.count == 20, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(text)
  }

  /// Whether a folder's or partition's name is plain: lowercase letters, digits, `_`.
  package static func isPlain(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
      }
  }
}
