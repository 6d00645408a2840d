import Wire

/// What a worker knows of a partition of pages, as of the last transaction that is committed.
struct PartitionWork: Sendable {
  /// The offset of the next page.
  var next: Int64
  /// What became of all pages that the group has worked on, cumulative.
  var outcomes: OutcomeCounts
  /// The marks of crashes by offset.
  var strikes: [Int64: Set<String>]
  /// Pages up to here, exclusive, are committed one at a time.
  var carefulBelow: Int64
  /// What to do differently with pages whose messages the broker refused for their size.
  var refusals: [Int64: SizeRefusal] = [:]

  /// How much of a page the topics took not.
  enum SizeRefusal: Int, Sendable {
    /// The record was too large: a dead letter instead.
    case record
    /// The dead letter was too large, too: without its body.
    case letter
  }

  /// Commits pages one at a time until the next one is done.
  mutating func beCareful() { carefulBelow = next + 1 }

  /// Takes over what a committed batch did, and forgets what mattered below its end.
  mutating func advance(to next: Int64, adding added: OutcomeCounts) {
    self.next = next
    outcomes.add(added)
    strikes = strikes.filter { $0.key >= next }
    refusals = refusals.filter { $0.key >= next }
  }
}
