package import Kafka
package import Wire

/// Whose dead letters are meant.
package struct DeadSettings: Sendable {
  package var client: ClientSettings
  package var topics: TopicNames
  /// How long an open transaction may hold back the end of the topic.
  package var patience: Duration

  package init(client: ClientSettings, topics: TopicNames, patience: Duration) {
    self.client = client
    self.topics = topics
    self.patience = patience
  }
}
