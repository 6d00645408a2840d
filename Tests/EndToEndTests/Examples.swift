import Foundation
import TestSupport

/// The project's own example pages.
enum Examples {
  /// The repository's top folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let pages = root.appending(path: "Examples/pages").path(percentEncoded: false)

  /// The names of the pages, without the files beside them, in order of their bytes.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: pages)
      .filter { !$0.hasSuffix(".meta.json") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Copies pages, and what stands beside them, into a folder.
  static func copy(_ names: some Sequence<String>, to folder: TemporaryFolder) throws {
    for name in names {
      for file in [name, name + ".meta.json"] {
        let source = pages + "/" + file
        guard FileManager.default.fileExists(atPath: source) else { continue }
        try FileManager.default.copyItem(atPath: source, toPath: folder.path + "/" + file)
      }
    }
  }
}
