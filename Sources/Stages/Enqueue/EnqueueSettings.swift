package import Kafka
package import Wire

/// What a producer is told to do.
package struct EnqueueSettings: Sendable {
  /// An input as the user named it.
  package struct Input: Sendable, Equatable {
    package var kind: InputKind
    package var path: String

    package init(_ kind: InputKind, _ path: String) {
      self.kind = kind
      self.path = path
    }
  }

  package var client: ClientSettings
  package var topics: TopicNames
  /// At least one.
  package var inputs: [Input]
  package var state: String
  /// The source's name; `nil` takes the state's, or that of the first input.
  package var source: String?
  /// Bytes a page may have; larger ones become dead letters without their body.
  package var pageBytes: Int
  /// What one transaction may hold of pages.
  package var bounds: Batch.Bounds

  package init(
    client: ClientSettings,
    topics: TopicNames,
    inputs: [Input],
    state: String,
    source: String? = nil,
    pageBytes: Int = 8 << 20,
    bounds: Batch.Bounds = Batch.Bounds(pages: 1024, bytes: 16 << 20)
  ) {
    self.client = client
    self.topics = topics
    self.inputs = inputs
    self.state = state
    self.source = source
    self.pageBytes = pageBytes
    self.bounds = bounds
  }
}
