import Reports

/// That a dead letter was sent back to the pages.
package struct RetryMark: ProgressValue {
  /// The page's `nb-id`; `nil` when its letter has none.
  package var id: String?
  /// The attempt that this was.
  package var attempts: Int64
  /// When it was sent, ISO 8601.
  package var at: String

  package init(id: String?, attempts: Int64, at: String) {
    self.id = id
    self.attempts = attempts
    self.at = at
  }

  package init(json: [UInt8]) throws(JSONDefect) {
    var (attempts, at): (Int64?, String?) = (nil, nil)
    var id: String?
    try JSONCursor.readObject(json) { (key, cursor) throws(JSONDefect) in
      switch key {
      case "id": id = cursor.takeNull() ? nil : try cursor.string()
      case "attempts": attempts = try cursor.count()
      case "at": at = try cursor.string()
      default: try cursor.skip()
      }
    }
    self.id = id
    self.attempts = try required(attempts, "attempts")
    self.at = try required(at, "at")
  }

  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("id")
      json.value(id)
      json.key("attempts")
      json.value(attempts)
      json.key("at")
      json.value(at)
    }
    return writer.finish()
  }
}
