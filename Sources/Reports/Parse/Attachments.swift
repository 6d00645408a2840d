/// Files that a page offers for the report.
enum Attachments {
  /// The kind of file an address names by its ending, or `nil` for a page.
  static func kind(of address: String) -> String? {
    var path = Substring(address)
    if let end = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<end] }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return switch path[path.index(after: dot)...].lowercased() {
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
