import FileSink
import Kafka
import Wire

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
    var values: [ProgressKey: SinkProgress] = [:]
    try await readToEnd(
      of: settings.topics.progress,
      settings.client,
      within: .seconds(60),
      onEvent: onEvent
    ) { message in
      guard let key = ProgressKey(message.key), case .sink(settings.group, _, _) = key else {
        return
      }
      values[key] = try message.value.map { try SinkProgress(json: $0) }
    }
    var found = GroupLedger()
    for (key, value) in values {
      guard case .sink(_, let partition, _) = key else { continue }
      let entry = try LedgerEntry(line: value.entry, partition: "\(partition)")
      found.next[partition] = max(found.next[partition] ?? 0, entry.next)
      if value.volume == volume { found.own[partition, default: []].append(entry) }
    }
    for partition in found.own.keys { found.own[partition]?.sort { $0.first < $1.first } }
    return found
  }
}
