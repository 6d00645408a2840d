/// What became of a transaction.
package enum TransactionOutcome: Sendable, Equatable {
  case committed
  /// Nothing was committed and the producer may begin the next one. `tooLarge` are the indexes of
  /// messages that were refused for their size.
  case aborted(ClientError, tooLarge: [Int] = [])
  /// Nobody knows yet: make a new producer, initialise it, and look at what is committed.
  case unknown(ClientError)
  /// The producer is of no use any more; judge as for ``unknown(_:)``. An error that `isFenced`
  /// tells that another producer took the transactional id, or that the broker ended the
  /// transaction for its age.
  case fatal(ClientError)
}
