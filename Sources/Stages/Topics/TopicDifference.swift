package import Kafka

/// Something in which a topic that is there is not as it would be made.
package struct TopicDifference: Sendable, Equatable {
  package let topic: String
  /// The property, or `partitions` or `replication`.
  package let property: String
  package let found: String
  package let wanted: String
  /// What it breaks, one clause; `nil` for what somebody may have chosen so.
  package let harm: String?

  /// What to do about it, one sentence.
  package var advice: String {
    switch property {
    case "partitions":
      "Partitions can be added with kafka-topics.sh --alter --topic \(topic) --partitions N."
    case "replication":
      "Copies can be added with kafka-reassign-partitions.sh."
    default:
      "Set it with kafka-configs.sh --alter --entity-type topics --entity-name \(topic) "
        + "--add-config \(property)=\(wanted)."
    }
  }

  /// How a topic differs from what is wanted, in the order of the properties' names.
  ///
  /// What the brokers do not tell is taken to be right.
  package static func all(in state: TopicState, from wanted: NewTopic) -> [TopicDifference] {
    var found: [TopicDifference] = []
    func add(_ property: String, _ value: String, _ wish: String, harm: String? = nil) {
      found.append(
        TopicDifference(
          topic: state.name,
          property: property,
          found: value,
          wanted: wish,
          harm: harm
        )
      )
    }
    if state.partitions != Int(wanted.partitions) {
      add("partitions", "\(state.partitions)", "\(wanted.partitions)")
    }
    if let copies = state.replication, wanted.replication > 0, copies != Int(wanted.replication) {
      add("replication", "\(copies)", "\(wanted.replication)")
    }
    for (property, wish) in wanted.configuration.sorted(by: { $0.key < $1.key }) {
      guard let value = state.configuration[property], value != wish else { continue }
      switch property {
      case "cleanup.policy":
        let harm =
          wish == "compact"
          ? "positions that are still needed would be removed"
          : "messages that have the same URL would be removed"
        add(property, value, wish, harm: harm)
      case "max.message.bytes":
        guard let least = Int(wish), Int(value).map({ $0 < least }) ?? true else { continue }
        add(property, value, wish, harm: "larger messages would be refused")
      default: add(property, value, wish)
      }
    }
    return found
  }
}
