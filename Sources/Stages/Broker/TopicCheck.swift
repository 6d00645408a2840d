import Kafka

/// A topic that a command works on is not there.
package struct MissingTopic: Error, Sendable, Equatable, CustomStringConvertible {
  package let name: String

  package var description: String {
    "there is no topic \(name): make it with `nianbao topics create`, or check --topic-prefix"
  }
}

/// Asks for topics before work on them begins, without making any.
enum TopicCheck {
  /// - Throws: ``MissingTopic``, `ClientError`; `CancellationError` once `isStopping`.
  static func run(
    _ names: [String],
    _ settings: ClientSettings,
    _ patience: Patience,
    isStopping: @escaping @Sendable () -> Bool
  ) async throws {
    let client = try Consumer(settings, mode: .reader(group: nil), onEvent: patience.note)
    do {
      for name in names {
        let partitions = try await patience.retrying("look for topics", isStopping: isStopping) {
          try await client.partitions(of: name, within: .seconds(5))
        }
        guard !partitions.isEmpty else { throw MissingTopic(name: name) }
      }
    } catch {
      await client.close()
      throw error
    }
    await client.close()
  }
}
