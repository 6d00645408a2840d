import FileSink
import Kafka
import Wire

/// What sinks of a group have committed and not yet marked as finished, on all volumes.
struct SinkEntries {
  struct Committed: Sendable {
    let partition: Int32
    /// The UUID of the output folder with the files.
    let volume: String
    let entry: LedgerEntry
  }

  /// Reads the topic of progress to its end.
  ///
  /// - Returns: The entries in order of their positions.
  /// - Throws: `LedgerDefect` or `JSONDefect` for an entry that no sink wrote.
  static func read(
    _ topics: TopicNames,
    group: String,
    _ settings: ClientSettings,
    onEvent: @escaping @Sendable (ClientEvent) -> Void
  ) async throws -> [Committed] {
    var values: [ProgressKey: SinkProgress] = [:]
    try await readToEnd(
      of: topics.progress,
      settings,
      within: .seconds(60),
      onEvent: onEvent
    ) { message in
      guard let key = ProgressKey(message.key), case .sink(group, _, _) = key else { return }
      values[key] = try message.value.map { try SinkProgress(json: $0) }
    }
    let found = try values.compactMap { key, value -> Committed? in
      guard case .sink(_, let partition, _) = key else { return nil }
      let entry = try LedgerEntry(line: value.entry, partition: "\(partition)")
      return Committed(partition: partition, volume: value.volume, entry: entry)
    }
    return found.sorted { $0.entry.first < $1.entry.first }
  }
}
