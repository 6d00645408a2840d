/// What the digests of lines add up to, in any order: two files have the same lines, each as often,
/// if their sums are the same.
package struct LineSum: Sendable, Equatable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  package init() {}

  /// Reads what ``hex`` writes; `nil` for anything else.
  package init?(hex: String) {
    guard hex.utf8.count == 32, let first = UInt64(hex.prefix(16), radix: 16),
      let second = UInt64(hex.suffix(16), radix: 16)
    else { return nil }
    (self.first, self.second) = (first, second)
  }

  package mutating func add(_ digest: LineDigest) { add(digest.first, digest.second) }

  package mutating func add(_ other: LineSum) { add(other.first, other.second) }

  private mutating func add(_ first: UInt64, _ second: UInt64) {
    let (sum, carries) = self.second.addingReportingOverflow(second)
    self.second = sum
    self.first = self.first &+ first &+ (carries ? 1 : 0)
  }

  /// 32 digits.
  package var hex: String {
    [first, second].map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
