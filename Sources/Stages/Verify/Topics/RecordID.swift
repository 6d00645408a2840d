import Wire

/// The `id` of a record without reading all of it: it is the third key.
enum RecordID {
  /// `nil` when the value is no record.
  static func read(_ value: [UInt8]?) -> String? {
    var cursor = JSONCursor(value ?? [])
    do throws(JSONDefect) {
      try cursor.expect("{")
      for key in ["schema", "parser"] {
        try cursor.expectKey(key)
        _ = try cursor.string()
        try cursor.expect(",")
      }
      try cursor.expectKey("id")
      return try cursor.string()
    } catch {
      return nil
    }
  }
}
