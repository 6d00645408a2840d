/// Headers in their order; names may repeat, and a value may be NULL, which is not empty.
///
/// Plain tuples, so that what encodes and decodes headers need not know this module.
package typealias Headers = [(name: String, value: [UInt8]?)]

/// A message as it was read, copied out of the client's memory.
package struct Message: Sendable {
  package let source: TopicPartition
  package let offset: Int64
  /// Milliseconds since 1970, if the broker has a time for it.
  package let timestamp: Int64?
  package let key: [UInt8]?
  /// `nil` for a tombstone, which is not the empty value.
  package let value: [UInt8]?
  package let headers: Headers

  package init(
    source: TopicPartition,
    offset: Int64,
    timestamp: Int64?,
    key: [UInt8]?,
    value: [UInt8]?,
    headers: Headers
  ) {
    self.source = source
    self.offset = offset
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }

  /// The last header of a name, as Kafka's own clients choose among several.
  package func header(_ name: String) -> [UInt8]? {
    headers.last { $0.name == name }?.value
  }
}

/// A message to be written; the partition follows from the key.
package struct OutgoingMessage: Sendable {
  package var topic: String
  package var key: [UInt8]?
  /// `nil` writes a tombstone.
  package var value: [UInt8]?
  package var headers: Headers

  package init(topic: String, key: [UInt8]?, value: [UInt8]?, headers: Headers = []) {
    self.topic = topic
    self.key = key
    self.value = value
    self.headers = headers
  }
}
