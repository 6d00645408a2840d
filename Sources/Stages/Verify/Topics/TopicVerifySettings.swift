package import Kafka
package import Wire

/// What is to be verified.
package struct TopicVerifySettings: Sendable {
  package var client: ClientSettings
  package var topics: TopicNames
  /// Where the workers write records, when not to the topic of the prefix.
  package var recordsTopic: String
  package var workGroup: String
  package var sinkGroup: String
  /// The output folders of the sinks; without any, files are not looked at.
  package var out: [String]
  /// Whether nothing may wait any more.
  package var isComplete: Bool
  /// The folder for what is verified; `nil` begins at the topics' first offsets and keeps nothing.
  package var checkpoint: String?
  /// How long an open transaction may hold back the end of a topic.
  package var patience: Duration

  package init(
    client: ClientSettings,
    topics: TopicNames,
    recordsTopic: String,
    workGroup: String,
    sinkGroup: String,
    out: [String],
    isComplete: Bool = false,
    checkpoint: String? = nil,
    patience: Duration = .seconds(30)
  ) {
    self.client = client
    self.topics = topics
    self.recordsTopic = recordsTopic
    self.workGroup = workGroup
    self.sinkGroup = sinkGroup
    self.out = out
    self.isComplete = isComplete
    self.checkpoint = checkpoint
    self.patience = patience
  }
}
