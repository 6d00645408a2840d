internal import CRdKafka

/// What a client said went wrong, with what it means for the transaction in hand.
package struct ClientError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An error code of librdkafka or of the broker; ones that this version does not know are
  /// ordinary values.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32

    package init(rawValue: Int32) { self.rawValue = rawValue }

    init(_ code: rd_kafka_resp_err_t) { rawValue = code.rawValue }

    /// Such as `MSG_SIZE_TOO_LARGE`, or `_TIMED_OUT` for an error of the client itself.
    package var name: String {
      // SAFETY: the function answers for any number, with a string that is never freed.
      guard let name = unsafe rd_kafka_err2name(rd_kafka_resp_err_t(rawValue)) else {
        return "ERR_\(rawValue)"
      }
      return unsafe String(cString: name)
    }

    package static let allBrokersDown = Code(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
    package static let assignmentLost = Code(RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST)
    package static let autoOffsetReset = Code(RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
    package static let fatal = Code(RD_KAFKA_RESP_ERR__FATAL)
    package static let fenced = Code(RD_KAFKA_RESP_ERR__FENCED)
    package static let fencedInstance = Code(RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
    package static let invalidArgument = Code(RD_KAFKA_RESP_ERR__INVALID_ARG)
    package static let invalidEpoch = Code(RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH)
    package static let invalidTransactionState = Code(RD_KAFKA_RESP_ERR_INVALID_TXN_STATE)
    package static let messageTooLarge = Code(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE)
    package static let none = Code(RD_KAFKA_RESP_ERR_NO_ERROR)
    package static let requestTimedOut = Code(RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT)
    package static let partitionEnd = Code(RD_KAFKA_RESP_ERR__PARTITION_EOF)
    package static let producerFenced = Code(RD_KAFKA_RESP_ERR_PRODUCER_FENCED)
    package static let queueFull = Code(RD_KAFKA_RESP_ERR__QUEUE_FULL)
    package static let state = Code(RD_KAFKA_RESP_ERR__STATE)
    package static let timedOut = Code(RD_KAFKA_RESP_ERR__TIMED_OUT)
    package static let topicExists = Code(RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
    package static let transport = Code(RD_KAFKA_RESP_ERR__TRANSPORT)
    package static let unknownTopic = Code(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
    package static let locallyUnknownTopic = Code(RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC)
  }

  package let code: Code
  /// What was being done, such as `commit the transaction`.
  package let operation: String
  /// librdkafka's own words.
  package let reason: String
  package let isFatal: Bool
  package let isRetriable: Bool
  package let requiresAbort: Bool

  package init(
    _ code: Code,
    operation: String,
    reason: String? = nil,
    isFatal: Bool = false,
    isRetriable: Bool = false,
    requiresAbort: Bool = false
  ) {
    self.code = code
    self.operation = operation
    self.reason = reason ?? Self.text(of: code)
    self.isFatal = isFatal
    self.isRetriable = isRetriable
    self.requiresAbort = requiresAbort
  }

  /// Whether another client with the same identity took this one's place.
  package var isFenced: Bool {
    [.fenced, .fencedInstance, .invalidEpoch, .producerFenced].contains(code)
  }

  package var description: String { "could not \(operation): \(reason) (\(code.name))" }

  private static func text(of code: Code) -> String {
    // SAFETY: as for the name; what it does not know it writes into a buffer of the thread.
    guard let text = unsafe rd_kafka_err2str(rd_kafka_resp_err_t(code.rawValue)) else { return "" }
    return unsafe String(cString: text)
  }
}

extension ClientError {
  /// Takes over an error object, which is destroyed here; `nil` when there was none.
  init?(consuming error: OpaquePointer?, operation: String) {
    guard let error = unsafe error else { return nil }
    // SAFETY: the pointer came from a call that hands over an `rd_kafka_error_t`, used only here.
    defer { unsafe rd_kafka_error_destroy(error) }
    let reason = unsafe rd_kafka_error_string(error).map { unsafe String(cString: $0) }
    unsafe self.init(
      Code(rd_kafka_error_code(error)),
      operation: operation,
      reason: reason,
      isFatal: rd_kafka_error_is_fatal(error) != 0,
      isRetriable: rd_kafka_error_is_retriable(error) != 0,
      requiresAbort: rd_kafka_error_txn_requires_abort(error) != 0
    )
  }

  /// The error that a plain code means; `nil` when it means success.
  init?(_ code: rd_kafka_resp_err_t, operation: String) {
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    self.init(Code(code), operation: operation, isFatal: code == RD_KAFKA_RESP_ERR__FATAL)
  }
}
