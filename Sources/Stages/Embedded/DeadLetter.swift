import Reports
import Wire

/// A page that became no record, as one line of `dead/`.
enum DeadLetter {
  /// The line with its newline.
  ///
  /// Keys in this order: `schema`, `id`, `position`, `url`, `reason`, `stage`, `detail`,
  /// `content_type`, `fetched_at`, `http_status`, `bytes`, `body` (base64). `id` and `body` are
  /// null when the body was not read.
  static func line(position: Int, reading: PageReading, refusal: Refusal) -> [UInt8] {
    var json = JSONObject()
    json.add("schema", "nianbao.dead/1")
    json.add("id", reading.identity)
    json.add("position", position)
    json.add("url", reading.page.url)
    json.add("reason", refusal.reason.rawValue)
    json.add("stage", refusal.stage.rawValue)
    json.add("detail", refusal.detail)
    json.add("content_type", reading.page.contentType)
    json.add("fetched_at", reading.page.fetchedAt)
    json.add("http_status", reading.page.httpStatus)
    json.add("bytes", reading.bytes)
    json.add("body", base64: reading.refusal == nil ? reading.page.body : nil)
    return json.line
  }
}
