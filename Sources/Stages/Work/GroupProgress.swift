import Kafka
import Wire

/// What the progress topic says of a group's work on some partitions.
struct GroupProgress: Sendable {
  var work: [Int32: WorkProgress] = [:]
  /// Marks by offset.
  var strikes: [Int32: [Int64: Set<String>]] = [:]

  /// Reads the topic to its end.
  static func read(
    _ settings: WorkSettings,
    _ partitions: [Int32],
    onEvent: @escaping @Sendable (ClientEvent) -> Void
  ) async throws -> GroupProgress {
    let wanted = Set(partitions)
    var found = GroupProgress()
    try await readToEnd(
      of: settings.topics.progress,
      settings.client,
      within: .seconds(60),
      onEvent: onEvent
    ) { message in
      guard let key = ProgressKey(message.key) else { return }
      switch key {
      case .work(settings.group, let partition) where wanted.contains(partition):
        found.work[partition] = message.value.flatMap { try? WorkProgress(json: $0) }
      case .strike(settings.group, let partition, let offset, let mark)
      where wanted.contains(partition):
        if message.value == nil {
          found.strikes[partition]?[offset]?.remove(mark)
        } else {
          found.strikes[partition, default: [:]][offset, default: []].insert(mark)
        }
      default: break
      }
    }
    return found
  }
}
