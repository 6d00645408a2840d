import Kafka
import Operations
import Reports
import Stages
import Wire

/// What `dead` reads and prints.
enum DeadText {
  /// Reads a place as a user writes it.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2.
  static func place(_ text: String, _ topics: TopicNames) throws -> LetterPlace {
    guard let place = LetterPlace(text, topic: topics.dead) else {
      throw CommandEnd.usage("'\(text)' is no place of a dead letter: PARTITION/OFFSET, as in 3/17")
    }
    return place
  }

  /// The reasons, each with examples below it.
  static func list(_ groups: [LetterGroups.Group]) -> String {
    let open = groups.filter { $0.count > 0 }
    let sentBack = groups.reduce(0) { $0 + $1.sentBack }
    var lines: [String] = []
    for group in open {
      lines.append("\(group.reason): \(counted(group.count))")
      for example in group.examples {
        let parts = [example.url, example.detail].compactMap { $0 }
        lines.append("  \(example.place)  " + parts.joined(separator: "  "))
      }
    }
    let total = open.reduce(0) { $0 + $1.count }
    lines.append(
      total == 0 ? "No dead letters." : "\(counted(total)) in all. Look at one: dead show PLACE."
    )
    if sentBack > 0 { lines.append("Sent back before: \(counted(sentBack)).") }
    return lines.map { StyledText($0).rendered(color: false) }.joined(separator: "\n")
  }

  static func json(_ group: LetterGroups.Group) -> String {
    VerifyText.object { json in
      json.key("reason")
      json.value(group.reason)
      json.key("count")
      json.value(group.count)
      json.key("sent_back")
      json.value(group.sentBack)
      json.key("examples")
      json.array { json in
        for example in group.examples {
          json.object { json in
            json.key("partition")
            json.value(Int64(example.place.partition))
            json.key("offset")
            json.value(example.place.offset)
            for (key, value) in [
              ("id", example.id), ("url", example.url), ("detail", example.detail),
              ("origin", example.origin),
            ] {
              json.key(string: key)
              json.value(value)
            }
            json.key("attempts")
            json.value(example.attempts)
          }
        }
      }
    }
  }

  /// What was sent back and what was not.
  static func closing(
    _ report: DeadRetry.Report,
    _ topics: TopicNames,
    isRehearsal: Bool
  ) -> String {
    let verb = isRehearsal ? "Would be sent back" : "Sent back"
    var lines = ["\(verb) to \(topics.pages): \(counted(report.sent))."]
    for (obstacle, count) in report.left.sorted(by: { $1.value < $0.value }) {
      let places = report.examples.filter { $0.obstacle == obstacle }.prefix(3)
        .map(\.place.description)
      let which = places.isEmpty ? "" : " (\(places.joined(separator: ", ")))"
      lines.append("Left: \(counted(count))\(which). \(obstacle)")
    }
    return lines.joined(separator: "\n")
  }

  private static func counted(_ count: Int64) -> String {
    VerifyText.counted(count, "dead letter")
  }
}
