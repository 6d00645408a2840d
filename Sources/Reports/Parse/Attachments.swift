/// Files that a page offers for the report.
enum Attachments {
  /// The kind of file an address names by its ending, or `nil` for a page.
  static func kind(of address: String) -> String? {
    var path = address.utf8[...]
    if let end = path.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
      path = path[..<end]
    }
    let ending = path.suffix(6)
    guard let dot = ending.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let name = String(decoding: ending[ending.index(after: dot)...], as: UTF8.self)
    return switch name.lowercased() {
    case "pdf": "pdf"
    case "doc": "doc"
    case "docx": "docx"
    case "xls": "xls"
    case "xlsx": "xlsx"
    case "wps", "et": "wps"
    case "ofd": "ofd"
    case "png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff": "image"
    default: nil
    }
  }
}
