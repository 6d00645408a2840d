package import Kafka
package import Wire

/// The topics of an installation as they should be made.
package struct TopicPlan: Sendable {
  /// Bytes of a page, without headers; larger ones become dead letters before they are sent.
  package static let pageBytes = 8 << 20
  /// Bytes of a record or dead letter.
  package static let recordBytes = 32 << 20
  /// What key, headers and the batch around a message may add.
  package static let headroom = 1 << 20

  /// Partitions of pages, records and dead letters.
  package var partitions: Int32
  /// Copies of each partition; `nil` for the brokers' default.
  package var replication: Int32?
  /// How long pages and records are kept.
  package var retention: Duration
  /// How long dead letters are kept: somebody has to look at them.
  package var deadRetention: Duration

  package init(
    partitions: Int32,
    replication: Int32? = nil,
    retention: Duration,
    deadRetention: Duration
  ) {
    self.partitions = partitions
    self.replication = replication
    self.retention = retention
    self.deadRetention = deadRetention
  }

  /// The four topics, in the order in which messages go through them.
  package func topics(_ names: TopicNames) -> [NewTopic] {
    [
      data(names.pages, bytes: Self.pageBytes, retention),
      data(names.records, bytes: Self.recordBytes, retention),
      data(names.dead, bytes: Self.recordBytes, deadRetention),
      progress(names.progress),
    ]
  }

  private func data(_ name: String, bytes: Int, _ retention: Duration) -> NewTopic {
    topic(
      name,
      partitions,
      [
        "cleanup.policy": "delete",
        "retention.ms": "\(retention.components.seconds * 1000)",
        "max.message.bytes": "\(bytes + Self.headroom)",
      ]
    )
  }

  /// One partition, and segments small enough to be compacted soon: each process reads all of it
  /// when it starts.
  private func progress(_ name: String) -> NewTopic {
    topic(
      name,
      1,
      [
        "cleanup.policy": "compact", "segment.bytes": "\(64 << 20)",
        "min.cleanable.dirty.ratio": "0.1",
      ]
    )
  }

  private func topic(
    _ name: String,
    _ partitions: Int32,
    _ configuration: [String: String]
  ) -> NewTopic {
    var configuration = configuration
    // With three copies one broker may be away without a loss and without a stop.
    if let replication, replication >= 3 { configuration["min.insync.replicas"] = "2" }
    return NewTopic(
      name: name,
      partitions: partitions,
      replication: replication ?? -1,
      configuration: configuration
    )
  }
}
