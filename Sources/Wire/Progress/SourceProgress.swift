import Reports

/// How far a producer is with an input, and of which list of pages that is true.
package struct SourceProgress: ProgressValue {
  /// The UUID of the state folder that has the list.
  package var state: String
  /// Entries of the list when this was written.
  package var length: Int64
  /// Lowercase hex SHA-256 over those entries.
  package var hash: String
  /// The first position that is not published yet.
  package var next: Int64
  /// The UUID of the process that wrote this: tells a producer whether another took its place.
  package var run: String?

  package init(state: String, length: Int64, hash: String, next: Int64, run: String? = nil) {
    self.state = state
    self.length = length
    self.hash = hash
    self.next = next
    self.run = run
  }

  package init(json: [UInt8]) throws(JSONDefect) {
    var (state, length): (String?, Int64?) = (nil, nil)
    var (hash, next): (String?, Int64?) = (nil, nil)
    var run: String?
    try JSONCursor.readObject(json) { (key, cursor) throws(JSONDefect) in
      switch key {
      case "state": state = try cursor.string()
      case "length": length = try cursor.count()
      case "hash": hash = try cursor.string()
      case "next": next = try cursor.count()
      case "run": run = cursor.takeNull() ? nil : try cursor.string()
      default: try cursor.skip()
      }
    }
    self.state = try required(state, "state")
    self.length = try required(length, "length")
    self.hash = try required(hash, "hash")
    self.next = try required(next, "next")
    self.run = run
  }

  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("state")
      json.value(state)
      json.key("length")
      json.value(length)
      json.key("hash")
      json.value(hash)
      json.key("next")
      json.value(next)
      json.key("run")
      json.value(run)
    }
    return writer.finish()
  }
}
