/// A partition of a topic.
package struct TopicPartition: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let topic: String
  package let partition: Int32

  package init(_ topic: String, _ partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  package var description: String { "\(topic)/\(partition)" }

  package static func < (one: TopicPartition, other: TopicPartition) -> Bool {
    (one.topic, one.partition) < (other.topic, other.partition)
  }
}
