package import Kafka

/// Why a range of a topic could not be read to its end.
package enum ScanError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Somebody's transaction stays open, so that what is committed behind it cannot be read.
  case openTransaction(source: TopicPartition, offset: Int64)
  /// Retention removed messages while they were read.
  case removedMeanwhile(String)

  /// 75 where waiting may help, otherwise 1.
  package var exitCode: Int32 {
    switch self {
    case .openTransaction: 75
    case .removedMeanwhile: 1
    }
  }

  package var description: String {
    switch self {
    case .openTransaction(let source, let offset):
      "a transaction that is still open holds back \(source) at offset \(offset). Brokers end it "
        + "after its time (transaction.timeout.ms), or its program when it is started again; then "
        + "start the same command again, or wait longer with --patience SECONDS."
    case .removedMeanwhile(let operation):
      "retention removed messages while they were read (\(operation)). Start the same command again."
    }
  }
}
