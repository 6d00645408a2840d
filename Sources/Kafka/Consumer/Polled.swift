/// How much one poll may collect.
package struct PollLimits: Sendable {
  package var messages: Int
  /// Bytes of keys, values and headers; the last message may go beyond.
  package var bytes: Int
  /// How long to wait for the first message.
  package var wait: Duration
  /// How long to go on collecting after the first message.
  package var linger: Duration

  package init(messages: Int, bytes: Int, wait: Duration, linger: Duration) {
    self.messages = messages
    self.bytes = bytes
    self.wait = wait
    self.linger = linger
  }
}

/// A change of what a consumer is to read; polling goes on once it is answered.
package enum Rebalance: Sendable, Equatable {
  /// Answered by ``Consumer/assign(_:)``.
  case assigned([TopicPartition])
  /// Answered by ``Consumer/unassign()``, after the open transaction is finished or aborted; when
  /// the partitions are lost, others may read them already, and nothing may be committed for them.
  case revoked([TopicPartition], lost: Bool)
}

/// What one poll brought.
package struct Polled: Sendable {
  /// In the order of each partition's offsets.
  package var messages: [Message] = []
  /// Partitions read to their end, with the offset to be read next there.
  package var ends: [TopicPartition: Int64] = [:]
  package var rebalance: Rebalance?
  /// The generation in which the messages were polled; `nil` without messages or outside a group.
  package var group: GroupMetadata?

  package init() {}
}
