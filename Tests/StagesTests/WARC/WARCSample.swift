import FileSink

/// Makes WARC files of invented pages.
enum WARCSample {
  static let date = "2024-02-01T08:00:00Z"

  static func url(_ index: Int) -> String { "https://www.example.gov.cn/\(index).html" }

  static func body(_ index: Int) -> [UInt8] { Array("<p>青禾市 \(index)</p>\r\n\r\n".utf8) }

  /// A record of any type, whole and well formed but for what is asked for.
  static func record(
    _ type: String,
    url: String? = nil,
    contentType: String? = nil,
    length: String? = nil,
    fields: [String] = [],
    _ block: [UInt8]
  ) -> [UInt8] {
    var lines = ["WARC/1.1", "WARC-Type: \(type)", "WARC-Date: \(date)"]
    if let url { lines.append("WARC-Target-URI: \(url)") }
    if let contentType { lines.append("Content-Type: \(contentType)") }
    lines += fields + ["Content-Length: \(length ?? String(block.count))"]
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + block
      + Array("\r\n\r\n".utf8)
  }

  /// An HTTP response as it goes over the network.
  static func http(_ fields: [String], status: String = "200 OK", _ payload: [UInt8]) -> [UInt8] {
    Array((["HTTP/1.1 \(status)"] + fields + ["", ""]).joined(separator: "\r\n").utf8) + payload
  }

  /// The record of an HTTP response.
  static func response(
    _ url: String,
    fields: [String] = ["Content-Type: text/html"],
    status: String = "200 OK",
    length: String? = nil,
    _ payload: [UInt8]
  ) -> [UInt8] {
    record(
      "response",
      url: url,
      contentType: "application/http; msgtype=response",
      length: length,
      http(fields, status: status, payload)
    )
  }

  /// The record of the page with this number.
  static func page(_ index: Int, length: String? = nil) -> [UInt8] {
    response(url(index), length: length, body(index))
  }

  /// A record as crawlers put beside pages.
  static func request(_ index: Int) -> [UInt8] {
    record(
      "request",
      url: url(index),
      contentType: "application/http; msgtype=request",
      Array("GET / HTTP/1.1\r\n\r\n".utf8)
    )
  }

  /// Each record in a gzip member of its own, as the format asks for.
  static func gzip(_ records: [[UInt8]]) throws -> [UInt8] {
    try records.flatMap { try Compression.gz.compress($0, path: "sample") }
  }
}
