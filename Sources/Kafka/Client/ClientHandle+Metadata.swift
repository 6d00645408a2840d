internal import CRdKafka

/// What the brokers say of the cluster.
package struct ClusterMetadata: Sendable, Equatable {
  /// Numbers of the partitions, ascending, by topic.
  package var topics: [String: [Int32]] = [:]
  /// The fewest copies that a partition of the topic has, by topic.
  package var replicas: [String: Int] = [:]
  package var brokers: [Int32] = []
}

extension ClientHandle {
  /// Asks for one topic, or for all of them.
  func metadata(of topic: String?, within timeout: Duration) throws(ClientError)
    -> ClusterMetadata
  {
    let client = try unsafe pointer
    var local: OpaquePointer?
    if let topic = topic { unsafe local = rd_kafka_topic_new(client, topic, nil) }
    defer { if let local = unsafe local { unsafe rd_kafka_topic_destroy(local) } }
    var found: UnsafePointer<rd_kafka_metadata>?
    let code = unsafe rd_kafka_metadata(
      client,
      topic == nil ? 1 : 0,
      local,
      &found,
      timeout.milliseconds
    )
    if let error = ClientError(code, operation: "ask for the cluster's topics") { throw error }
    guard let found = unsafe found else { return ClusterMetadata() }
    defer { unsafe rd_kafka_metadata_destroy(found) }
    return try unsafe Self.copied(found.pointee)
  }

  private static func copied(_ found: rd_kafka_metadata) throws(ClientError) -> ClusterMetadata {
    var cluster = ClusterMetadata()
    // SAFETY: each array has as many elements as the count beside it says.
    let brokers = unsafe UnsafeBufferPointer(start: found.brokers, count: Int(found.broker_cnt))
    cluster.brokers = unsafe brokers.map { unsafe $0.id }
    let topics = unsafe UnsafeBufferPointer(start: found.topics, count: Int(found.topic_cnt))
    for index in topics.indices {
      let topic = unsafe topics[index]
      guard let name = unsafe topic.topic.map({ unsafe String(cString: $0) }) else { continue }
      switch unsafe ClientError.Code(topic.err) {
      case .none: break
      case .unknownTopic, .locallyUnknownTopic: continue
      case let code: throw ClientError(code, operation: "ask for the topic \(name)")
      }
      let partitions = unsafe UnsafeBufferPointer(
        start: topic.partitions,
        count: Int(topic.partition_cnt)
      )
      cluster.topics[name] = unsafe partitions.map { unsafe $0.id }.sorted()
      cluster.replicas[name] = unsafe partitions.map { unsafe Int($0.replica_cnt) }.min()
    }
    return cluster
  }
}
