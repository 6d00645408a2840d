package import FileSink
package import Kafka
package import Wire

/// What a sink is told to do.
package struct SinkSettings: Sendable {
  package var client: ClientSettings
  package var topics: TopicNames
  /// Where records come from when not from the topic of the prefix.
  package var recordsTopic: String?
  package var group: String
  /// The name of a static member; `nil` for a dynamic one.
  package var instance: String?
  package var out: String
  package var formats: [OutputFormat]
  package var compression: Compression
  package var rotation: RotationPolicy

  package init(
    client: ClientSettings,
    topics: TopicNames,
    recordsTopic: String? = nil,
    group: String,
    instance: String? = nil,
    out: String,
    formats: [OutputFormat] = [.jsonl],
    compression: Compression = .none,
    rotation: RotationPolicy = RotationPolicy()
  ) {
    self.client = client
    self.topics = topics
    self.recordsTopic = recordsTopic
    self.group = group
    self.instance = instance
    self.out = out
    self.formats = formats
    self.compression = compression
    self.rotation = rotation
  }

  var records: String { recordsTopic ?? topics.records }

  var member: GroupMember {
    GroupMember(
      client: client,
      group: group,
      instance: instance,
      reads: records,
      writes: [topics.progress]
    )
  }
}
