/// A topic as the brokers have it.
package struct TopicState: Sendable, Equatable {
  package var name: String
  package var partitions: Int
  /// Copies of each partition; `nil` when the brokers do not say.
  package var replication: Int?
  /// The effective configuration; what the brokers do not tell is absent.
  package var configuration: [String: String]

  package init(
    name: String,
    partitions: Int,
    replication: Int?,
    configuration: [String: String]
  ) {
    self.name = name
    self.partitions = partitions
    self.replication = replication
    self.configuration = configuration
  }
}
