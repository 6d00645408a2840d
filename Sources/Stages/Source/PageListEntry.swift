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
  /// Where in a WARC file the page's record is; `nil` for a file that is a page.
  package var place: WARCPlace?

  package init(
    path: [UInt8],
    size: Int,
    modified: Int,
    sidecarModified: Int = 0,
    place: WARCPlace? = nil
  ) {
    self.path = path
    self.size = size
    self.modified = modified
    self.sidecarModified = sidecarModified
    self.place = place
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
    if let place {
      json.add("offset", place.offset)
      json.add("skip", place.skip)
      json.add("file_size", place.fileSize)
      json.add("damage", place.damage ?? "")
    }
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
      let sidecarModified = scanner.integer()
    else { return nil }
    if scanner.skip(comma) {
      guard let place = WARCPlace(&scanner) else { return nil }
      self.place = place
    }
    guard scanner.skip(UInt8(ascii: "}")), scanner.isAtEnd else { return nil }
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

extension WARCPlace {
  fileprivate init?(_ scanner: inout JSONScanner) {
    guard scanner.string() == Array("offset".utf8), scanner.skip(colon),
      let offset = scanner.integer(), offset >= 0, scanner.skip(comma),
      scanner.string() == Array("skip".utf8), scanner.skip(colon),
      let skip = scanner.integer(), skip >= 0, scanner.skip(comma),
      scanner.string() == Array("file_size".utf8), scanner.skip(colon),
      let fileSize = scanner.integer(), scanner.skip(comma),
      scanner.string() == Array("damage".utf8), scanner.skip(colon),
      let damage = scanner.string()
    else { return nil }
    let text = damage.isEmpty ? nil : String(decoding: damage, as: UTF8.self)
    self.init(offset: offset, skip: skip, fileSize: fileSize, damage: text)
  }
}

private let colon = UInt8(ascii: ":")
private let comma = UInt8(ascii: ",")
