/// What a run did, once it is over.
package struct RunReport: Sendable, Equatable {
  /// Pages of all inputs that earlier runs had committed.
  package var doneBefore: Int
  /// Pages that this run had to do.
  package var total: Int
  package var tally: Tally
  /// Whether the run was stopped before its end; the same command goes on from there.
  package var stopped: Bool
}
