/// What a record is to the page source, judged by its heads alone.
enum WARCContent: Equatable {
  case page
  /// Not read; the label groups it in the notice.
  case ignored(label: String)

  /// - Parameters:
  ///   - header: The record's head.
  ///   - block: The beginning of its block, with the whole of an HTTP head if there is one.
  init(_ header: WARCRecordHeader, block: ArraySlice<UInt8>) {
    switch header.type {
    case "resource":
      self = Self.judged(header.contentType)
    case "response":
      if let response = HTTPResponse(block) {
        self =
          (300...399).contains(response.status)
          ? .ignored(label: "redirect (HTTP \(response.status))")
          : Self.judged(response.contentType)
      } else if Self.isHTTP(header) {
        // What is wrong with it is said when it is read.
        self = .page
      } else {
        self = .ignored(
          label: header.contentType.map(Self.mediaType) ?? "response of no known type"
        )
      }
    case let type:
      self = .ignored(label: type.isEmpty || type.count > 32 ? "record of a strange type" : type)
    }
  }

  /// Whether a response should be one of HTTP.
  static func isHTTP(_ header: WARCRecordHeader) -> Bool {
    if let type = header.contentType { return mediaType(type) == "application/http" }
    return header.url?.lowercased().hasPrefix("http") == true
  }

  private static func judged(_ contentType: String?) -> WARCContent {
    guard let contentType else { return .page }
    let type = mediaType(contentType)
    let isOther =
      otherKinds.contains { type.hasPrefix($0) } || otherTypes.contains(type)
    return isOther ? .ignored(label: type) : .page
  }

  /// The type without its parameters, in lower case.
  private static func mediaType(_ text: String) -> String {
    let end = text.firstIndex { $0 == ";" || $0 == " " || $0 == "," } ?? text.endIndex
    return String(text[..<end].lowercased().prefix(64))
  }

  /// Media that are certainly no page of text.
  private static let otherKinds = [
    "image/", "audio/", "video/", "font/", "application/font", "application/x-font",
    "application/vnd.", "text/dns",
  ]

  private static let otherTypes: Set<String> = [
    "text/css", "text/javascript", "application/javascript", "application/x-javascript",
    "application/ecmascript", "application/pdf", "application/msword", "application/zip",
    "application/x-zip-compressed", "application/x-rar-compressed", "application/x-shockwave-flash",
    "application/gzip", "application/x-gzip", "application/wasm",
  ]
}
