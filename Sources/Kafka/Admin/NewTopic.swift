internal import CRdKafka

/// A topic that is to be made.
package struct NewTopic: Sendable, Equatable {
  package var name: String
  package var partitions: Int32
  /// Copies of each partition; −1 for the broker's default.
  package var replication: Int32
  /// Such as `cleanup.policy`; sorted by name when sent.
  package var configuration: [String: String]

  package init(
    name: String,
    partitions: Int32,
    replication: Int32 = -1,
    configuration: [String: String] = [:]
  ) {
    self.name = name
    self.partitions = partitions
    self.replication = replication
    self.configuration = configuration
  }

  /// The request that the caller destroys.
  func request() throws(ClientError) -> OpaquePointer {
    let operation = "ask for the topic \(name)"
    var reason = [CChar](repeating: 0, count: 512)
    let request = unsafe rd_kafka_NewTopic_new(
      name,
      partitions,
      replication,
      &reason,
      reason.count
    )
    guard let request = unsafe request else {
      throw ClientError(
        .init(RD_KAFKA_RESP_ERR__INVALID_ARG),
        operation: operation,
        reason: text(of: reason)
      )
    }
    for (key, value) in configuration.sorted(by: { $0.key < $1.key }) {
      let code = unsafe rd_kafka_NewTopic_set_config(request, key, value)
      if let error = ClientError(code, operation: operation) {
        unsafe rd_kafka_NewTopic_destroy(request)
        throw error
      }
    }
    return unsafe request
  }
}
