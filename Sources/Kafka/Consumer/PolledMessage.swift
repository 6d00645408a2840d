internal import CRdKafka

/// The one owner of a message in librdkafka's memory, which ends with the poll that brought it: a
/// message alive when its client is destroyed hangs that call.
@safe
struct PolledMessage: ~Copyable {
  private let pointer: UnsafeMutablePointer<rd_kafka_message_t>

  /// Waits for one message or error; `nil` when none came.
  init?(of client: OpaquePointer, wait: Duration) {
    guard let message = unsafe rd_kafka_consumer_poll(client, wait.milliseconds) else { return nil }
    unsafe pointer = unsafe message
  }

  deinit { unsafe rd_kafka_message_destroy(pointer) }

  var code: ClientError.Code { unsafe ClientError.Code(pointer.pointee.err) }

  var offset: Int64 { unsafe pointer.pointee.offset }

  /// `nil` for an error that concerns no partition.
  var source: TopicPartition? {
    guard let topic = unsafe pointer.pointee.rkt, let name = unsafe rd_kafka_topic_name(topic)
    else { return nil }
    return unsafe TopicPartition(String(cString: name), pointer.pointee.partition)
  }

  /// librdkafka's words when this is an error.
  var reason: String? {
    unsafe rd_kafka_message_errstr(pointer).map { unsafe String(cString: $0) }
  }

  /// Copies the message out.
  func copied(source: TopicPartition) -> Message {
    var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let timestamp = unsafe rd_kafka_message_timestamp(pointer, &kind)
    return unsafe Message(
      source: source,
      offset: offset,
      timestamp: kind == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? nil : timestamp,
      key: bytes(pointer.pointee.key, pointer.pointee.key_len),
      value: bytes(pointer.pointee.payload, pointer.pointee.len),
      headers: headers
    )
  }

  private var headers: Headers {
    var list: OpaquePointer?
    guard unsafe rd_kafka_message_headers(pointer, &list) == RD_KAFKA_RESP_ERR_NO_ERROR,
      let list = unsafe list
    else { return [] }
    var headers: Headers = []
    var (name, value): (UnsafePointer<CChar>?, UnsafeRawPointer?) = (nil, nil)
    var size = 0
    while unsafe rd_kafka_header_get_all(list, headers.count, &name, &value, &size)
      == RD_KAFKA_RESP_ERR_NO_ERROR, let known = unsafe name
    {
      // SAFETY: the name ends in a zero and the value has `size` bytes, as long as the message lives.
      unsafe headers.append((String(cString: known), bytes(value, size)))
    }
    return headers
  }
}

/// Copies `count` bytes; `nil` for NULL, which is not the empty value.
private func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
  guard let start = unsafe start else { return nil }
  return unsafe Array(UnsafeRawBufferPointer(start: start, count: max(0, count)))
}
