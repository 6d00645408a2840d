import Kafka
import Operations
import Reports
import Stages
import Wire

extension DeadText {
  /// How much of a body is shown.
  private static let previewBytes = 4096

  /// A letter for people.
  static func lines(
    _ letter: FoundLetter,
    body: [UInt8]?,
    _ topics: TopicNames
  ) -> [StyledText] {
    let headers = letter.headers
    var lines = [
      StyledText("\(topics.dead)/\(letter.place)", .bold),
      field("reason", letter.reason + (headers.stage.map { " (\($0))" } ?? "")),
      field("detail", headers.detail), field("page", headers.origin?.description),
      field("url", headers.url), field("nb-id", headers.id),
      field("attempts", "\(headers.attempts)" + (letter.isSentBack ? ", and sent back" : "")),
      StyledText(""), StyledText("headers", .bold),
    ]
    for (name, value) in letter.message.headers { lines.append(field(name, text(value))) }
    lines.append(StyledText(""))
    guard let body else { return lines + [StyledText("no body", .bold)] }
    let from = letter.message.value == nil ? ", from \(topics.pages)" : ""
    lines.append(StyledText("body, \(body.count) bytes\(from)", .bold))
    let shown = String(decoding: body.prefix(previewBytes), as: UTF8.self)
    for line in shown.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(StyledText(String(line)))
    }
    if body.count > previewBytes { lines.append(StyledText("… all of it: --raw", .dim)) }
    return lines
  }

  /// A letter as one JSON object; header values are text, or null when they are none.
  static func json(_ letter: FoundLetter, body: [UInt8]?) -> String {
    VerifyText.object { json in
      json.key("partition")
      json.value(Int64(letter.place.partition))
      json.key("offset")
      json.value(letter.place.offset)
      json.key("reason")
      json.value(letter.reason)
      json.key("sent_back")
      json.value(letter.isSentBack)
      json.key("timestamp")
      json.value(letter.message.timestamp)
      json.key("headers")
      json.array { json in
        for (name, value) in letter.message.headers {
          json.array { json in
            json.value(name)
            json.value(value.flatMap { String(validating: $0, as: UTF8.self) })
          }
        }
      }
      json.key("body")
      guard let body else { return json.null() }
      var encoded: [UInt8] = []
      Base64.encode(body, into: &encoded)
      json.value(String(decoding: encoded, as: UTF8.self))
    }
  }

  private static func field(_ name: String, _ value: String?) -> StyledText {
    let gap = String(repeating: " ", count: max(2, 14 - name.count))
    return StyledText("  \(name)\(gap)", .dim) + StyledText(value ?? "–")
  }

  /// A header's value as text; numbers in binary as hexadecimal digits.
  private static func text(_ value: [UInt8]?) -> String? {
    guard let value else { return nil }
    let text = String(validating: value, as: UTF8.self)
    if let text, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) { return text }
    return value.prefix(64).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined(separator: " ")
  }
}
