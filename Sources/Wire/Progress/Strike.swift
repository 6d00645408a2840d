import Reports

/// That a page ended a worker by a signal; two of them, and the page is not tried again.
package struct Strike: ProgressValue {
  /// Such as `SIGSEGV`.
  package var signal: String
  /// When the strike was published, ISO 8601.
  package var at: String

  package init(signal: String, at: String) {
    self.signal = signal
    self.at = at
  }

  package init(json: [UInt8]) throws(JSONDefect) {
    var (signal, at): (String?, String?) = (nil, nil)
    try JSONCursor.readObject(json) { (key, cursor) throws(JSONDefect) in
      switch key {
      case "signal": signal = try cursor.string()
      case "at": at = try cursor.string()
      default: try cursor.skip()
      }
    }
    self.signal = try required(signal, "signal")
    self.at = try required(at, "at")
  }

  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("signal")
      json.value(signal)
      json.key("at")
      json.value(at)
    }
    return writer.finish()
  }
}
