package import Kafka

/// Makes topics that are missing and compares those that are there.
package struct TopicSetup: Sendable {
  /// What became of one topic.
  package enum Outcome: Sendable, Equatable {
    /// It was made, or could be, when nothing was to be made.
    case made
    /// It was there, with these differences.
    case there([TopicDifference])
    /// The brokers refused it.
    case refused(ClientError)
  }

  private static let answer = Duration.seconds(10)

  private let admin: Admin
  private let patience: Patience

  package init(_ admin: Admin, patience: Patience) {
    self.admin = admin
    self.patience = patience
  }

  /// The topics of these names as they are; those that are not there are absent.
  package func states(of names: [String]) async throws -> [String: TopicState] {
    let cluster = try await patience.retrying("ask for the cluster's topics") {
      try await admin.metadata(within: Self.answer)
    }
    var states: [String: TopicState] = [:]
    for name in names {
      guard let partitions = cluster.topics[name] else { continue }
      let configuration = try await patience.retrying("read the topics' configuration") {
        try await admin.configuration(of: name, within: Self.answer)
      }
      states[name] = TopicState(
        name: name,
        partitions: partitions.count,
        replication: cluster.replicas[name],
        configuration: configuration
      )
    }
    return states
  }

  /// Makes what is missing.
  ///
  /// - Parameters:
  ///   - topics: The topics as they should be.
  ///   - isRehearsal: Whether the brokers are only asked if they would.
  /// - Returns: What became of each, in the same order.
  /// - Throws: `ClientError` when the brokers answer with another error than those of single topics.
  package func make(_ topics: [NewTopic], isRehearsal: Bool) async throws -> [Outcome] {
    let before = try await states(of: topics.map(\.name))
    let missing = topics.filter { before[$0.name] == nil }
    var refused: [String: ClientError] = [:]
    if !missing.isEmpty {
      refused = try await patience.retrying("make topics") {
        try await admin.create(missing, validateOnly: isRehearsal, within: Self.answer)
      }
    }
    // Somebody else, or an earlier try of this, may have been faster.
    let others = refused.filter { $0.value.code == .topicExists }.map(\.key)
    let since = try await others.isEmpty ? [:] : states(of: others)
    return topics.map { topic in
      if let state = before[topic.name] ?? since[topic.name] {
        return .there(TopicDifference.all(in: state, from: topic))
      }
      return refused[topic.name].map { .refused($0) } ?? .made
    }
  }
}
