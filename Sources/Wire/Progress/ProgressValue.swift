/// A value on the topic of progress: one JSON object.
///
/// Keys that a version does not know are passed over, so that newer ones may add some.
package protocol ProgressValue: Sendable, Equatable {
  /// - Throws: When a key is missing, or a value is not what it should be.
  init(json: [UInt8]) throws(JSONDefect)

  var json: [UInt8] { get }
}

extension JSONCursor {
  /// Reads a whole text that is one object.
  static func readObject(
    _ json: [UInt8],
    _ member: (String, inout JSONCursor) throws(JSONDefect) -> Void
  ) throws(JSONDefect) {
    var cursor = JSONCursor(json)
    try cursor.object(member)
    try cursor.expectEnd()
  }

  /// A whole number of 0 or more.
  mutating func count() throws(JSONDefect) -> Int64 {
    let start = offset
    let number = try integer()
    guard number >= 0 else { throw JSONDefect(offset: start, expected: "a number of 0 or more") }
    return number
  }
}

/// The value of a key that has to be there.
func required<Value>(_ value: Value?, _ key: String) throws(JSONDefect) -> Value {
  guard let value else { throw JSONDefect(offset: 0, expected: "\"\(key)\"") }
  return value
}
