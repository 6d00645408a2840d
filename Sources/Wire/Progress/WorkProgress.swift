import Reports

/// How far a group of workers is with a partition, and how its pages came out since the first.
package struct WorkProgress: ProgressValue {
  /// The offset of the first page that is not done, as the group's offset says it, too.
  package var next: Int64
  /// When it was written, ISO 8601.
  package var at: String
  package var outcomes: OutcomeCounts

  package init(next: Int64, at: String, outcomes: OutcomeCounts) {
    self.next = next
    self.at = at
    self.outcomes = outcomes
  }

  package init(json: [UInt8]) throws(JSONDefect) {
    var (next, at): (Int64?, String?) = (nil, nil)
    var outcomes: OutcomeCounts?
    try JSONCursor.readObject(json) { (key, cursor) throws(JSONDefect) in
      switch key {
      case "next": next = try cursor.count()
      case "at": at = try cursor.string()
      case "outcomes": outcomes = try OutcomeCounts(&cursor)
      default: try cursor.skip()
      }
    }
    self.next = try required(next, "next")
    self.at = try required(at, "at")
    self.outcomes = try required(outcomes, "outcomes")
  }

  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("next")
      json.value(next)
      json.key("at")
      json.value(at)
      json.key("outcomes")
      outcomes.write(to: &json)
    }
    return writer.finish()
  }
}
