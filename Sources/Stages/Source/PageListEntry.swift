import Wire

/// One file of a page directory as its list knows it.
package struct PageListEntry: Sendable, Equatable {
  /// The path relative to the directory, bytes as the file system gives them, `/` between names.
  package var path: [UInt8]
  /// Bytes when it was listed.
  package var size: Int
  /// Nanoseconds since 1970 of its last modification when it was listed.
  package var modified: Int
  /// The same of the sidecar beside it, whose URL is part of the page's identity; 0 without one.
  package var sidecarModified: Int

  package init(path: [UInt8], size: Int, modified: Int, sidecarModified: Int = 0) {
    self.path = path
    self.size = size
    self.modified = modified
    self.sidecarModified = sidecarModified
  }

  /// One JSON line with its newline; a path that is not UTF-8 travels as `path_base64`.
  package var line: [UInt8] {
    var json = JSONObject()
    if let text = String(validating: path, as: UTF8.self) {
      json.add("path", text)
    } else {
      json.add("path_base64", base64: path)
    }
    json.add("size", size)
    json.add("mtime_ns", modified)
    json.add("sidecar_mtime_ns", sidecarModified)
    return json.line
  }

  /// Reads what ``line`` wrote, without its newline; `nil` when it is anything else.
  package init?(line: some Collection<UInt8>) {
    var scanner = JSONScanner(Array(line))
    guard scanner.skip(UInt8(ascii: "{")), let name = scanner.string(), scanner.skip(colon),
      let path = scanner.string(), scanner.skip(comma), scanner.string() == Array("size".utf8),
      scanner.skip(colon), let size = scanner.integer(), scanner.skip(comma),
      scanner.string() == Array("mtime_ns".utf8), scanner.skip(colon),
      let modified = scanner.integer(), scanner.skip(comma),
      scanner.string() == Array("sidecar_mtime_ns".utf8), scanner.skip(colon),
      let sidecarModified = scanner.integer(), scanner.skip(UInt8(ascii: "}")), scanner.isAtEnd
    else { return nil }
    switch String(decoding: name, as: UTF8.self) {
    case "path": self.path = path
    case "path_base64":
      guard let bytes = Base64.decode(path) else { return nil }
      self.path = bytes
    default: return nil
    }
    self.size = size
    self.modified = modified
    self.sidecarModified = sidecarModified
  }

  /// Whether the page or its sidecar looks touched since the earlier entry was listed.
  package func isTouched(since earlier: PageListEntry) -> Bool {
    size != earlier.size || modified != earlier.modified
      || sidecarModified != earlier.sidecarModified
  }
}

private let colon = UInt8(ascii: ":")
private let comma = UInt8(ascii: ",")
