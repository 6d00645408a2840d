import Kafka
import Operations
import Reports
import Stages

/// What `topics` prints.
enum TopicsText {
  /// What became of one topic, and on lines of their own what is not as wanted.
  static func line(
    _ topic: NewTopic,
    _ outcome: TopicSetup.Outcome,
    isRehearsal: Bool
  ) -> String {
    switch outcome {
    case .made:
      "\(isRehearsal ? "would be made" : "made"): \(topic.name), "
        + summary(topic.configuration, partitions: Int(topic.partitions))
    case .there(let differences):
      (["there already\(differences.isEmpty ? ", as wanted" : ""): \(topic.name)"]
        + differences.map { "  " + sentence($0) }).joined(separator: "\n")
    case .refused(let error): "refused: \(topic.name): \(error.reason) (\(error.code.name))"
    }
  }

  static func sentence(_ difference: TopicDifference) -> String {
    let harm = difference.harm.map { " — \($0)" } ?? ""
    return "\(difference.topic): \(difference.property) is \(difference.found), "
      + "wanted is \(difference.wanted)\(harm). \(difference.advice)"
  }

  static func table(_ topics: [NewTopic], _ states: [String: TopicState]) -> BoxTable {
    let heads = ["topic", "partitions", "copies", "cleanup", "kept", "largest"]
    var table = BoxTable([BoxTable.Row(heads.map { BoxTable.Cell([StyledText($0, .bold)]) })])
    for (index, topic) in topics.enumerated() {
      let state = states[topic.name]
      let configuration = state?.configuration ?? [:]
      let cells = [
        state.map { "\($0.partitions)" } ?? "not there",
        state?.replication.map { "\($0)" } ?? "", configuration["cleanup.policy"] ?? "",
        state == nil ? "" : kept(configuration), largest(configuration) ?? "",
      ]
      table.rows.append(
        BoxTable.Row(
          [BoxTable.Cell([StyledText(topic.name)])]
            + cells.map { BoxTable.Cell([StyledText($0)], .trailing) },
          isRuled: index == 0
        )
      )
    }
    return table
  }

  /// A topic as one JSON object; what is not known is null.
  static func json(_ topic: NewTopic, _ state: TopicState?) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("topic")
      json.value(topic.name)
      json.key("exists")
      json.value(state != nil)
      json.key("partitions")
      json.value(state?.partitions)
      json.key("replication")
      json.value(state?.replication)
      json.key("configuration")
      json.object { json in
        for (name, value) in (state?.configuration ?? [:]).sorted(by: { $0.key < $1.key }) {
          json.key(string: name)
          json.value(value)
        }
      }
      json.key("differences")
      json.array { json in
        for difference in state.map({ TopicDifference.all(in: $0, from: topic) }) ?? [] {
          json.object { json in
            json.key("property")
            json.value(difference.property)
            json.key("found")
            json.value(difference.found)
            json.key("wanted")
            json.value(difference.wanted)
            json.key("harm")
            json.value(difference.harm)
            json.key("advice")
            json.value(difference.advice)
          }
        }
      }
    }
    return String(decoding: json.finish(), as: UTF8.self)
  }

  private static func summary(_ configuration: [String: String], partitions: Int) -> String {
    let count = "\(partitions) partition\(partitions == 1 ? "" : "s")"
    let largest = largest(configuration).map { ", messages up to \($0)" } ?? ""
    return "\(count), \(kept(configuration))\(largest)"
  }

  private static func kept(_ configuration: [String: String]) -> String {
    if configuration["cleanup.policy"] == "compact" { return "last of each key" }
    guard let text = configuration["retention.ms"], let milliseconds = Int64(text) else {
      return ""
    }
    if milliseconds < 0 { return "for ever" }
    let (days, hours) = (milliseconds / 86_400_000, milliseconds / 3_600_000)
    if days >= 2 { return "\(days) days" }
    return hours >= 2 ? "\(hours) hours" : "\(milliseconds / 1000) s"
  }

  private static func largest(_ configuration: [String: String]) -> String? {
    guard let text = configuration["max.message.bytes"], let bytes = Int(text) else { return nil }
    return bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}
