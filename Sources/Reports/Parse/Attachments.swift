/// Files that a page offers for the report.
enum Attachments {
  /// The kind of file an address names by its ending, or `nil` for a page.
  static func kind(of address: String) -> String? { kind(of: Array(address.utf8).span) }

  static func kind(of address: Span<UInt8>) -> String? {
    // The ending packed as elements' names are; what follows `?` and `#` is no part of the file.
    var ending: UInt64 = 0
    for index in address.indices {
      let byte = address[index]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { break }
      ending = byte == UInt8(ascii: ".") ? 0x2E : ending << 8 | UInt64(HTMLReader.lowercase(byte))
    }
    return kinds[ending]
  }

  private static let kinds: [UInt64: String] = {
    let kinds: [(StaticString, String)] = [
      (".pdf", "pdf"), (".doc", "doc"), (".docx", "docx"), (".xls", "xls"), (".xlsx", "xlsx"),
      (".wps", "wps"), (".et", "wps"), (".ofd", "ofd"), (".png", "image"), (".jpg", "image"),
      (".jpeg", "image"), (".gif", "image"), (".bmp", "image"), (".webp", "image"),
      (".tif", "image"), (".tiff", "image"),
    ]
    return [UInt64: String](uniqueKeysWithValues: kinds.map { (HTMLElement.pack($0), $1) })
  }()
}
