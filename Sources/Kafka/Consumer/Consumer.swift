internal import CRdKafka
import Synchronization

/// A consumer on a thread of its own: of a group, or of partitions that its user names.
///
/// A rebalance is not answered behind its user's back: ``poll(_:)`` returns it, and polls no
/// further until it is answered. Nothing is committed here; positions go with transactions.
package actor Consumer {
  /// What a consumer reads.
  package enum Mode: Sendable {
    /// Shares the topics it subscribes to with the group's other members. `instance` names a static
    /// member, which may come back under its name within the session's time.
    case group(String, instance: String?)
    /// Reads what it is told by ``Consumer/assign(_:)``; `group` is for ``Consumer/committed(_:within:)`` only.
    case reader(group: String?)
    /// As a reader, and sees messages of transactions that are open or aborted, and the group's
    /// offsets without waiting for such transactions.
    case uncommittedReader(group: String? = nil)
  }

  /// The offset that stands for the oldest message there is.
  package static let beginning = Int64(RD_KAFKA_OFFSET_BEGINNING)

  private let thread: BlockingThread
  private let handle: ClientHandle
  private let isMember: Bool
  /// An error that came behind messages, for the next poll to throw.
  private var held: ClientError?

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  /// Makes a consumer; the brokers are reached in the background.
  ///
  /// `onEvent` is called from any thread, and must not block nor call the consumer.
  ///
  /// - Throws: When a property of the settings is not accepted.
  package init(
    _ settings: ClientSettings,
    mode: Mode,
    onEvent: @escaping @Sendable (ClientEvent) -> Void
  ) throws(ClientError) {
    var fixed: [ClientSettings.Property] = [
      ("enable.auto.commit", "false"), ("enable.auto.offset.store", "false"),
      ("enable.partition.eof", "true"),
      // Where to start is always said; a position that is gone is an error, never a silent jump.
      ("auto.offset.reset", "error"),
      // The cooperative protocol loses assignments before librdkafka 2.10.
      ("partition.assignment.strategy", "range,roundrobin"),
    ]
    var isolation = "read_committed"
    switch mode {
    case .group(let group, let instance):
      isMember = true
      fixed.append(("group.id", group))
      if let instance { fixed.append(("group.instance.id", instance)) }
    case .reader(let group):
      isMember = false
      fixed.append(("group.id", group ?? "nianbao-reader"))
    case .uncommittedReader(let group):
      isMember = false
      isolation = "read_uncommitted"
      fixed.append(("group.id", group ?? "nianbao-reader"))
    }
    fixed.append(("isolation.level", isolation))
    thread = BlockingThread(label: "nianbao.consumer")
    handle = try ClientHandle(
      RD_KAFKA_CONSUMER,
      settings: settings,
      defaults: [
        ("session.timeout.ms", "45000"), ("max.poll.interval.ms", "300000"),
        ("queued.max.messages.kbytes", "32768"), ("fetch.max.bytes", "4194304"),
        ("reconnect.backoff.max.ms", "2000"),
      ],
      fixed: fixed,
      context: ClientContext(onEvent: onEvent)
    )
    // Else errors, log lines and rebalances go unserved.
    unsafe rd_kafka_poll_set_consumer(try handle.pointer)
  }

  /// Joins the group for topics, which have to exist.
  package func subscribe(_ topics: [String]) throws(ClientError) {
    let offsets = Dictionary(
      topics.map { (TopicPartition($0, -1), Int64(RD_KAFKA_OFFSET_INVALID)) },
      uniquingKeysWith: { one, _ in one }
    )
    let list = try PartitionList(offsets)
    try check(unsafe rd_kafka_subscribe(try handle.pointer, list.pointer), "subscribe")
  }

  /// Collects messages until the limits are reached or something is to be answered.
  ///
  /// - Throws: What polling on cannot heal, such as a position that retention has removed.
  package func poll(_ limits: PollLimits) throws(ClientError) -> Polled {
    var polled = Polled()
    if let error = held {
      held = nil
      throw error
    }
    polled.rebalance = waitingRebalance
    let start = ContinuousClock.now
    var (deadline, bytes) = (start + limits.wait, 0)
    while polled.rebalance == nil, polled.messages.count < limits.messages, bytes < limits.bytes {
      let left = max(.zero, deadline - .now)
      let message = unsafe PolledMessage(of: try handle.pointer, wait: left)
      polled.rebalance = waitingRebalance
      guard let message else {
        if left == .zero { break }
        continue
      }
      switch (message.code, message.source) {
      case (.none, let source?):
        if polled.messages.isEmpty { deadline = min(deadline, .now + limits.linger) }
        let copy = message.copied(source: source)
        bytes += copy.size
        polled.messages.append(copy)
      case (.partitionEnd, let source?): polled.ends[source] = message.offset
      case (let code, let source):
        let error = ClientError(
          code,
          operation: "read " + (source.map { "\($0) at offset \(message.offset)" } ?? "messages"),
          reason: message.reason,
          isFatal: code == .fatal || code == .fencedInstance
        )
        guard error.code.healsItself else {
          if polled.messages.isEmpty { throw error }
          held = error
          return try finished(polled)
        }
        handle.context.tell(.trouble(error))
      }
    }
    return try finished(polled)
  }

  private func finished(_ polled: Polled) throws(ClientError) -> Polled {
    var polled = polled
    if !polled.messages.isEmpty { polled.group = try groupMetadata() }
    return polled
  }

  private var waitingRebalance: Rebalance? {
    handle.context.state.withLock { state in
      switch state.rebalance {
      case .assigned(let partitions): .assigned(partitions)
      case .revoked(let partitions, let lost): .revoked(partitions, lost: lost)
      case nil: nil
      }
    }
  }

  /// Reads these partitions from these offsets on: the answer to an assignment, or a rewind.
  package func assign(_ offsets: [TopicPartition: Int64]) throws(ClientError) {
    handle.context.state.withLock { $0.rebalance = nil }
    held = nil
    let list = try PartitionList(offsets)
    try check(unsafe rd_kafka_assign(try handle.pointer, list.pointer), "take partitions")
  }

  /// Gives back all partitions: the answer to a revocation.
  package func unassign() throws(ClientError) {
    handle.context.state.withLock { $0.rebalance = nil }
    held = nil
    try check(unsafe rd_kafka_assign(try handle.pointer, nil), "give back partitions")
  }

  /// The group's committed offsets; a partition without one is left out.
  ///
  /// Waits for open transactions that hold offsets of the group.
  package func committed(
    _ partitions: [TopicPartition],
    within timeout: Duration
  ) throws(ClientError) -> [TopicPartition: Int64] {
    let list = try PartitionList(partitions)
    let operation = "read the group's committed offsets"
    try check(
      unsafe rd_kafka_committed(try handle.pointer, list.pointer, timeout.milliseconds),
      operation
    )
    var offsets: [TopicPartition: Int64] = [:]
    for row in list.rows {
      guard row.code == .none else { throw ClientError(row.code, operation: operation) }
      if row.offset >= 0 { offsets[row.source] = row.offset }
    }
    return offsets
  }

  /// The oldest offset there is, and the one after the last that this consumer may read: the last
  /// stable offset, or the high watermark for an uncommitted reader.
  package func watermarks(
    of source: TopicPartition,
    within timeout: Duration
  ) throws(ClientError) -> (low: Int64, high: Int64) {
    var (low, high): (Int64, Int64) = (0, 0)
    try check(
      unsafe rd_kafka_query_watermark_offsets(
        try handle.pointer,
        source.topic,
        source.partition,
        &low,
        &high,
        timeout.milliseconds
      ),
      "ask for the offsets of \(source)"
    )
    return (low, high)
  }

  /// The partitions of a topic; empty when there is no such topic.
  package func partitions(
    of topic: String,
    within timeout: Duration
  ) throws(ClientError) -> [TopicPartition] {
    let cluster = try handle.metadata(of: topic, within: timeout)
    return cluster.topics[topic, default: []].map { TopicPartition(topic, $0) }
  }

  /// The group's generation as it is now, for offsets of messages that were polled in it; `nil`
  /// outside a group.
  package func groupMetadata() throws(ClientError) -> GroupMetadata? {
    isMember ? unsafe GroupMetadata(of: try handle.pointer) : nil
  }

  /// Leaves the group and ends the client; may block while the brokers are away.
  package func close() {
    handle.context.state.withLock { $0.isClosing = true }
    unsafe handle.destroy { client in _ = unsafe rd_kafka_consumer_close(client) }
  }

  private func check(_ code: rd_kafka_resp_err_t, _ operation: String) throws(ClientError) {
    if let error = ClientError(code, operation: operation) { throw error }
  }
}

extension Message {
  /// Bytes of key, value and headers.
  package var size: Int {
    (key?.count ?? 0) + (value?.count ?? 0)
      + headers.reduce(0) { $0 + $1.name.utf8.count + ($1.value?.count ?? 0) }
  }
}
