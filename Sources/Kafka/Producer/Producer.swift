internal import CRdKafka
import Synchronization

/// A transactional producer on a thread of its own.
package actor Producer {
  private let thread: BlockingThread
  private let handle: ClientHandle
  private let transactionTimeout: Duration

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe thread.asUnownedSerialExecutor()
  }

  /// Makes a producer; ``initTransactions(within:)`` has to follow.
  ///
  /// Whoever initialises the same `transactionalID` later fences it. `onEvent` is called from any
  /// thread, and must not block nor call the producer.
  ///
  /// - Throws: When a property of the settings is not accepted.
  package init(
    _ settings: ClientSettings,
    transactionalID: String,
    onEvent: @escaping @Sendable (ClientEvent) -> Void
  ) throws(ClientError) {
    thread = BlockingThread(label: "nianbao.producer")
    transactionTimeout = Self.transactionTimeout(for: settings)
    handle = try ClientHandle(
      RD_KAFKA_PRODUCER,
      settings: settings,
      defaults: [
        ("compression.type", "zstd"), ("linger.ms", "5"), ("message.max.bytes", "36700160"),
        ("queue.buffering.max.kbytes", "131072"), ("reconnect.backoff.max.ms", "2000"),
      ],
      fixed: [
        ("transactional.id", transactionalID), ("enable.idempotence", "true"),
        ("transaction.timeout.ms", "\(transactionTimeout.milliseconds)"),
        ("partitioner", "murmur2_random"),
      ],
      context: ClientContext(onEvent: onEvent)
    )
  }

  /// 30 s, and less than the session of a consumer, so that a dead worker's transaction is over
  /// before another reads its partitions.
  private static func transactionTimeout(for settings: ClientSettings) -> Duration {
    let session = settings.properties.last { $0.name == "session.timeout.ms" }
    guard let session, let milliseconds = Int(session.value) else { return .seconds(30) }
    return .milliseconds(max(1000, min(30_000, milliseconds / 3 * 2)))
  }

  /// Fences earlier producers with the transactional id and ends what they left open.
  ///
  /// - Throws: A retriable error when the broker did not answer in time: call it again.
  package func initTransactions(within timeout: Duration) throws(ClientError) {
    let error = unsafe rd_kafka_init_transactions(try handle.pointer, timeout.milliseconds)
    if let error = unsafe ClientError(consuming: error, operation: "initialise transactions") {
      throw error
    }
  }

  /// Waits until the topics are known, so that the first transaction does not have to.
  package func warm(_ topics: [String], within timeout: Duration) throws(ClientError) {
    for topic in topics {
      guard try handle.metadata(of: topic, within: timeout).topics[topic]?.isEmpty == false else {
        throw ClientError(.unknownTopic, operation: "write to the topic \(topic)")
      }
    }
  }

  /// Writes messages and a group's offsets, all or nothing.
  ///
  /// Waits while the client's queue is full. Blocks for as long as the transaction's timeout when the
  /// brokers are away. `offsets` are those of the next messages to be read, and `group` comes from
  /// the poll that brought the last ones; without it no offsets are committed. `isLost` is asked
  /// before each step, and once it says so the transaction is aborted.
  ///
  /// - Returns: What became of it; decides whether the producer can be used again.
  package func transact(
    _ messages: [OutgoingMessage],
    offsets: [TopicPartition: Int64] = [:],
    group: GroupMetadata? = nil,
    isLost: @Sendable () -> Bool = { false }
  ) -> TransactionOutcome {
    handle.context.state.withLock { $0.undelivered = [] }
    let group = offsets.isEmpty ? nil : group
    var machine = TransactionStateMachine(messages: messages.count, hasOffsets: group != nil)
    do throws(ClientError) {
      var action = machine.start(fatal: try handle.fatalError())
      while true {
        if case .finish(let outcome) = action { return outcome }
        if isLost() { action = machine.lose() }
        if case .finish(let outcome) = action { return outcome }
        let result = try perform(action, messages, offsets, group)
        action = machine.next(after: result, refused: refused)
      }
    } catch {
      return .unknown(error)
    }
  }

  /// Indexes of messages that the broker refused for their size.
  private var refused: [Int] {
    handle.context.state.withLock { state in
      state.undelivered.filter { $0.code == .messageTooLarge }.map(\.index)
    }
  }

  private func perform(
    _ action: TransactionStateMachine.Action,
    _ messages: [OutgoingMessage],
    _ offsets: [TopicPartition: Int64],
    _ group: GroupMetadata?
  ) throws(ClientError) -> TransactionStateMachine.Result {
    let client = try unsafe handle.pointer
    switch action {
    case .begin:
      return unsafe result(rd_kafka_begin_transaction(client), "begin a transaction")
    case .produce(let index): return try produce(messages[index], index: index)
    case .sendOffsets:
      guard let group else { return .success }
      let list = try PartitionList(offsets)
      return unsafe result(
        rd_kafka_send_offsets_to_transaction(
          client,
          list.pointer,
          group.pointer,
          transactionTimeout.milliseconds
        ),
        "add offsets to the transaction"
      )
    case .commit:
      return unsafe result(rd_kafka_commit_transaction(client, -1), "commit the transaction")
    case .flush:
      let code = unsafe rd_kafka_flush(client, transactionTimeout.milliseconds)
      return ClientError(code, operation: "flush").map { .failure($0) } ?? .success
    case .settle:
      do {
        _ = try handle.metadata(of: messages.first?.topic, within: .seconds(1))
      } catch {
        return .failure(error)
      }
      let deadline = ContinuousClock.now + .seconds(1)
      while ContinuousClock.now < deadline { unsafe rd_kafka_poll(client, 100) }
      return .success
    case .abort:
      return unsafe result(rd_kafka_abort_transaction(client, -1), "abort the transaction")
    case .retry(let action):
      unsafe rd_kafka_poll(client, 200)
      return try perform(action, messages, offsets, group)
    case .finish: return .success
    }
  }

  private func result(
    _ error: OpaquePointer?,
    _ operation: String
  ) -> TransactionStateMachine.Result {
    unsafe ClientError(consuming: error, operation: operation).map { .failure($0) } ?? .success
  }

  /// Hands one message over, waiting for room in the queue.
  private func produce(
    _ message: OutgoingMessage,
    index: Int
  ) throws(ClientError) -> TransactionStateMachine.Result {
    let client = try unsafe handle.pointer
    let deadline = ContinuousClock.now + transactionTimeout
    while true {
      let operation = "write to the topic \(message.topic)"
      let error = unsafe ClientError(
        consuming: message.produce(with: client, index: index),
        operation: operation
      )
      guard let error else {
        unsafe rd_kafka_poll(client, 0)
        return .success
      }
      guard error.code == .queueFull, ContinuousClock.now < deadline else { return .failure(error) }
      unsafe rd_kafka_poll(client, 100)
    }
  }

  /// Ends the client; what is open is left to the broker or to the next producer of its name.
  package func close() {
    unsafe handle.destroy { client in
      // Else destroy waits for messages that may never be delivered.
      let everything = RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT
      _ = unsafe rd_kafka_purge(client, everything)
      _ = unsafe rd_kafka_flush(client, 1000)
    }
  }
}
