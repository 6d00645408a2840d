internal import CRdKafka

/// Looks at the cluster and makes topics, on a thread of its own.
package actor Admin {
  private let thread: BlockingThread
  private let handle: ClientHandle

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  /// Makes a client; `onEvent` is called from any thread and must not block.
  ///
  /// - Throws: When a property of the settings is not accepted.
  package init(
    _ settings: ClientSettings,
    onEvent: @escaping @Sendable (ClientEvent) -> Void
  ) throws(ClientError) {
    thread = BlockingThread(label: "nianbao.admin")
    handle = try ClientHandle(
      RD_KAFKA_PRODUCER,
      settings: settings,
      defaults: [("reconnect.backoff.max.ms", "2000")],
      fixed: [],
      context: ClientContext(onEvent: onEvent)
    )
  }

  /// All topics and brokers.
  package func metadata(within timeout: Duration) throws(ClientError) -> ClusterMetadata {
    try handle.metadata(of: nil, within: timeout)
  }

  /// The cluster's id; `nil` when the brokers name none.
  package func clusterID(within timeout: Duration) throws(ClientError) -> String? {
    let client = try unsafe handle.pointer
    guard let id = unsafe rd_kafka_clusterid(client, timeout.milliseconds) else { return nil }
    defer { unsafe rd_kafka_mem_free(client, id) }
    return unsafe String(cString: id)
  }

  /// Makes topics, each by itself; with `validateOnly` only asks whether they could be made.
  ///
  /// - Returns: For each topic why it was not made; a topic that is made is left out.
  /// - Throws: When the brokers did not answer at all.
  package func create(
    _ topics: [NewTopic],
    validateOnly: Bool,
    within timeout: Duration
  ) throws(ClientError) -> [String: ClientError] {
    let operation = "make topics"
    var requests: [OpaquePointer?] = unsafe []
    defer { unsafe rd_kafka_NewTopic_destroy_array(&requests, requests.count) }
    for topic in topics { unsafe requests.append(try topic.request()) }
    let client = try unsafe handle.pointer
    let options = unsafe rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_CREATETOPICS)
    defer { unsafe rd_kafka_AdminOptions_destroy(options) }
    try unsafe set(options, timeout)
    var reason = [CChar](repeating: 0, count: 512)
    let only: Int32 = validateOnly ? 1 : 0
    let code = unsafe rd_kafka_AdminOptions_set_validate_only(
      options,
      only,
      &reason,
      reason.count
    )
    if let error = ClientError(code, operation: operation) { throw error }
    let event = try unsafe answer(within: timeout, operation) { queue in
      unsafe rd_kafka_CreateTopics(client, &requests, requests.count, options, queue)
    }
    defer { unsafe rd_kafka_event_destroy(event) }
    var count = 0
    let result = unsafe rd_kafka_event_CreateTopics_result(event)
    guard let rows = unsafe rd_kafka_CreateTopics_result_topics(result, &count) else { return [:] }
    var failed: [String: ClientError] = [:]
    for index in 0..<count {
      let row = unsafe rows[index]
      let text = unsafe rd_kafka_topic_result_error_string(row).map { unsafe String(cString: $0) }
      let code = unsafe ClientError.Code(rd_kafka_topic_result_error(row))
      guard code != .none, let name = unsafe rd_kafka_topic_result_name(row) else { continue }
      let topic = unsafe String(cString: name)
      failed[topic] = ClientError(code, operation: "make the topic \(topic)", reason: text)
    }
    return failed
  }

  /// The effective configuration of a topic.
  package func configuration(
    of topic: String,
    within timeout: Duration
  ) throws(ClientError) -> [String: String] {
    let operation = "read the configuration of the topic \(topic)"
    var requests = unsafe [rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)]
    defer { unsafe rd_kafka_ConfigResource_destroy_array(&requests, requests.count) }
    let client = try unsafe handle.pointer
    let options = unsafe rd_kafka_AdminOptions_new(client, RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS)
    defer { unsafe rd_kafka_AdminOptions_destroy(options) }
    try unsafe set(options, timeout)
    let event = try unsafe answer(within: timeout, operation) { queue in
      unsafe rd_kafka_DescribeConfigs(client, &requests, requests.count, options, queue)
    }
    defer { unsafe rd_kafka_event_destroy(event) }
    var count = 0
    let result = unsafe rd_kafka_event_DescribeConfigs_result(event)
    guard let rows = unsafe rd_kafka_DescribeConfigs_result_resources(result, &count), count > 0,
      let row = unsafe rows[0]
    else { return [:] }
    let code = unsafe rd_kafka_ConfigResource_error(row)
    if let error = ClientError(code, operation: operation) { throw error }
    var entries = 0
    guard let list = unsafe rd_kafka_ConfigResource_configs(row, &entries) else { return [:] }
    var configuration: [String: String] = [:]
    for index in 0..<entries {
      let entry = unsafe list[index]
      guard let name = unsafe rd_kafka_ConfigEntry_name(entry) else { continue }
      let value = unsafe rd_kafka_ConfigEntry_value(entry).map { unsafe String(cString: $0) }
      configuration[unsafe String(cString: name)] = value
    }
    return configuration
  }

  /// Ends the client.
  package func close() { unsafe handle.destroy { _ in } }

  private func set(_ options: OpaquePointer?, _ timeout: Duration) throws(ClientError) {
    var reason = [CChar](repeating: 0, count: 512)
    let milliseconds = timeout.milliseconds
    let code = unsafe rd_kafka_AdminOptions_set_request_timeout(
      options,
      milliseconds,
      &reason,
      reason.count
    )
    if let error = ClientError(code, operation: "ask the brokers") { throw error }
  }

  /// Makes a request and waits for its answer, which the caller destroys.
  private func answer(
    within timeout: Duration,
    _ operation: String,
    _ ask: (OpaquePointer?) -> Void
  ) throws(ClientError) -> OpaquePointer {
    let queue = unsafe rd_kafka_queue_new(try handle.pointer)
    defer { unsafe rd_kafka_queue_destroy(queue) }
    unsafe ask(queue)
    // The request's own time runs out first and says so in the event.
    let patience = (timeout + .seconds(5)).milliseconds
    guard let event = unsafe rd_kafka_queue_poll(queue, patience) else {
      throw ClientError(.timedOut, operation: operation, isRetriable: true)
    }
    let code = unsafe rd_kafka_event_error(event)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR {
      let reason = unsafe rd_kafka_event_error_string(event).map { unsafe String(cString: $0) }
      unsafe rd_kafka_event_destroy(event)
      throw ClientError(.init(code), operation: operation, reason: reason)
    }
    return unsafe event
  }
}
