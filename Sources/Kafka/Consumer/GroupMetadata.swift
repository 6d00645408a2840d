internal import CRdKafka

/// The group's generation in which messages were polled, which a commit of their offsets proves.
///
/// See KIP-447 and `rd_kafka_consumer_group_metadata` in `rdkafka.h`.
@safe
package final class GroupMetadata: @unchecked Sendable {
  // The object behind the pointer is never changed; librdkafka only reads it.
  let pointer: OpaquePointer

  init?(of client: OpaquePointer) {
    guard let pointer = unsafe rd_kafka_consumer_group_metadata(client) else { return nil }
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe rd_kafka_consumer_group_metadata_destroy(pointer) }
}
