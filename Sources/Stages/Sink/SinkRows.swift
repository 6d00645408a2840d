import FileSink
import Kafka
import Reports
import Wire

/// Makes the rows of files from messages: one line for each in `records`.
struct SinkRows: Sendable {
  /// What a file of a folder begins with.
  let headers: [String: [UInt8]] = [:]

  /// The contents of messages in their order, `records` first.
  func contents(of messages: [Message]) -> [SegmentContent] {
    var records = SegmentContent(folder: "records", fileExtension: "jsonl", rows: 0, bytes: [])
    for message in messages {
      let source = message.source
      let origin = Origin.message(
        topic: source.topic,
        partition: source.partition,
        offset: message.offset
      )
      records.bytes += recordLine(of: message.value, at: origin)
      records.bytes.append(0x0A)
      records.rows += 1
    }
    return [records]
  }
}
