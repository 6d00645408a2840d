/// How far a group is with a partition.
package struct PartitionLag: Sendable, Equatable {
  package var partition: Int32
  /// The oldest offset there is.
  package var first: Int64
  /// The last stable offset: everything before it is committed or aborted.
  package var end: Int64
  /// The last real message before ``end``; `nil` when there is none.
  package var last: Int64?
  /// The first offset that the group has not done; `nil` before its first commit.
  package var committed: Int64?

  package init(
    partition: Int32,
    first: Int64,
    end: Int64,
    last: Int64?,
    committed: Int64?
  ) {
    self.partition = partition
    self.first = first
    self.end = end
    self.last = last
    self.committed = committed
  }

  /// Offsets from the first one that is not done to the last real message: 0 exactly when all is
  /// done, and else at most as many more than messages as transactions have marks.
  package var lag: Int64 {
    guard let last else { return 0 }
    return max(0, last - max(first, committed ?? first) + 1)
  }

  /// Offsets that retention removed before the group had done them.
  package var expired: Int64 { max(0, first - (committed ?? first)) }
}
