internal import CRdKafka

/// The one owner of a `rd_kafka_topic_partition_list_t`.
@safe
struct PartitionList: ~Copyable {
  /// One row of a list after a call filled it in.
  struct Row {
    let source: TopicPartition
    let offset: Int64
    let code: ClientError.Code
  }

  let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  /// Makes a list; an offset of −1001, librdkafka's "none", where only the partitions matter.
  ///
  /// - Throws: When there is no memory.
  init(_ offsets: [TopicPartition: Int64]) throws(ClientError) {
    let capacity = Int32(clamping: offsets.count)
    guard let list = unsafe rd_kafka_topic_partition_list_new(capacity) else {
      throw ClientError(.state, operation: "make a list of partitions")
    }
    unsafe pointer = unsafe list
    for (source, offset) in offsets.sorted(by: { $0.key < $1.key }) {
      let row = unsafe rd_kafka_topic_partition_list_add(list, source.topic, source.partition)
      unsafe row?.pointee.offset = offset
    }
  }

  init(_ partitions: [TopicPartition]) throws(ClientError) {
    try self.init(
      Dictionary(
        partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) },
        uniquingKeysWith: { one, _ in one }
      )
    )
  }

  deinit { unsafe rd_kafka_topic_partition_list_destroy(pointer) }

  var rows: [Row] { unsafe Self.rows(of: pointer) }

  static func partitions(
    of list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
  ) -> [TopicPartition] {
    unsafe rows(of: list).map(\.source)
  }

  private static func rows(
    of list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
  ) -> [Row] {
    guard let list = unsafe list, let elements = unsafe list.pointee.elems else { return [] }
    // SAFETY: `cnt` elements lie at `elems`, each with a topic that ends in a zero.
    return unsafe UnsafeBufferPointer(start: elements, count: Int(list.pointee.cnt)).compactMap {
      element in
      guard let topic = unsafe element.topic else { return nil }
      return unsafe Row(
        source: TopicPartition(String(cString: topic), element.partition),
        offset: element.offset,
        code: ClientError.Code(element.err)
      )
    }
  }
}
