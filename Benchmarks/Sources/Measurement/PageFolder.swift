import Foundation

/// The pages of a folder, held in memory so that no measurement waits for a disk.
package struct PageFolder: Sendable {
  /// One page and what its sidecar says of it.
  package struct Page: Sendable {
    /// The sidecar's address, else `file:` and the relative path.
    package let url: String
    package let contentType: String?
    package let fetchedAt: String?
    package let httpStatus: Int?
    package let bytes: [UInt8]
  }

  private struct Sidecar: Decodable {
    enum CodingKeys: String, CodingKey {
      case url
      case contentType = "content_type"
      case fetchedAt = "fetched_at"
      case httpStatus = "http_status"
    }

    var url: String?
    var contentType: String?
    var fetchedAt: String?
    var httpStatus: Int?
  }

  private static let kinds: Set<String> = ["html", "htm", "shtml", "txt", "md", "json"]

  package let pages: [Page]
  /// Bytes of all pages together.
  package let bytes: Int

  /// Reads every page under `path`, in the order of their paths' bytes.
  package init(path: String) throws {
    let root = URL(fileURLWithPath: path, isDirectory: true)
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { name in
        !name.hasSuffix(".meta.json") && Self.kinds.contains((name as NSString).pathExtension)
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    pages = try names.map { name in
      let file = root.appendingPathComponent(name)
      let beside = try? Data(contentsOf: URL(fileURLWithPath: file.path + ".meta.json"))
      let sidecar = try beside.map { try JSONDecoder().decode(Sidecar.self, from: $0) }
      return Page(
        url: sidecar?.url ?? "file:\(name)",
        contentType: sidecar?.contentType,
        fetchedAt: sidecar?.fetchedAt,
        httpStatus: sidecar?.httpStatus,
        bytes: [UInt8](try Data(contentsOf: file))
      )
    }
    bytes = pages.reduce(0) { $0 + $1.bytes.count }
  }
}
