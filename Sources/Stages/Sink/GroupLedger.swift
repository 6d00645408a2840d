import FileSink
import Kafka

/// What the progress topic says of a group of sinks.
struct GroupLedger: Sendable {
  /// Entries of one volume by partition, ascending.
  var own: [Int32: [LedgerEntry]] = [:]
  /// The position that the group was at according to all volumes' entries.
  var next: [Int32: Int64] = [:]

  /// Reads the topic to its end.
  static func read(
    _ settings: SinkSettings,
    volume: String,
    onEvent: @escaping @Sendable (ClientEvent) -> Void
  ) async throws -> GroupLedger {
    var found = GroupLedger()
    let entries = try await SinkEntries.read(
      settings.topics,
      group: settings.group,
      settings.client,
      onEvent: onEvent
    )
    for committed in entries {
      let (partition, entry) = (committed.partition, committed.entry)
      found.next[partition] = max(found.next[partition] ?? 0, entry.next)
      if committed.volume == volume { found.own[partition, default: []].append(entry) }
    }
    return found
  }
}
