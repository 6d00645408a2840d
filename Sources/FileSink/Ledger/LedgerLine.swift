/// One line of a ledger as it was found, with what is wrong with it.
package struct LedgerLine: Sendable {
  /// How an entry continues the one before it.
  package enum Order: Sendable, Equatable {
    /// It starts where the one before ended.
    case follows
    /// It starts later: the lines for `expected`… are missing.
    case gap(expected: Int64)
    /// It is the line before it once more.
    case doubled
    /// It starts before the end of the one before.
    case overlap(expected: Int64)
  }

  /// Counted from 1.
  package let number: Int
  /// Where the line starts, in bytes.
  package let offset: Int64
  /// Where the line ends, its newline included.
  package let end: Int64
  /// The entry, or why there is none.
  package let content: Result<LedgerEntry, LedgerDefect>
  /// How the entry continues the last readable one; `follows` when there is no entry.
  package let order: Order
}
