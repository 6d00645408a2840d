import Reports

/// The line that a file holds for a message of the records' topic, without its line break: one for
/// each message, so that lines and messages can be laid beside each other.
///
/// A record is its own line. What is no JSON object on one line, because someone else wrote it, is
/// kept in an object of its own: `{"schema":"nianbao.foreign/1","origin":…,"value":…}` with the value
/// in base64, or null where there was none.
package func recordLine(of value: [UInt8]?, at origin: Origin) -> [UInt8] {
  if let value, isObjectLine(value) { return value }
  var json = JSONWriter()
  json.object { json in
    json.key("schema")
    json.value("nianbao.foreign/1")
    json.key("origin")
    json.value(origin.description)
    json.key("value")
    json.value(value.map(base64))
  }
  return json.finish()
}

private func isObjectLine(_ value: [UInt8]) -> Bool {
  guard value.first == 0x7B, !value.contains(0x0A), !value.contains(0x0D),
    String(validating: value, as: UTF8.self) != nil
  else { return false }
  var cursor = JSONCursor(value)
  do {
    try cursor.skip()
    try cursor.expectEnd()
    return true
  } catch {
    return false
  }
}

private func base64(_ value: [UInt8]) -> String {
  var text: [UInt8] = []
  Base64.encode(value, into: &text)
  return String(decoding: text, as: UTF8.self)
}
