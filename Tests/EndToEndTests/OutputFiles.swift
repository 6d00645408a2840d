import Foundation

/// What a run left behind, as a reader sees it.
enum OutputFiles {
  /// Every file under `records/`, `dead/` and `tables/` with its bytes, by relative path.
  static func all(_ out: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for top in ["records", "dead", "tables"] {
      let names = FileManager.default.enumerator(atPath: out + "/" + top)
      while let name = names?.nextObject() as? String {
        let path = out + "/" + top + "/" + name
        let values = try URL(filePath: path).resourceValues(forKeys: [.isRegularFileKey])
        if values.isRegularFile == true {
          files[top + "/" + name] = try Data(contentsOf: URL(filePath: path))
        }
      }
    }
    return files
  }

  /// The lines of all files of one top folder, in the order of their names.
  static func lines(_ out: String, _ top: String) throws -> [String] {
    try all(out).filter { $0.key.hasPrefix(top + "/") }.sorted { $0.key < $1.key }
      .flatMap { String(decoding: $0.value, as: UTF8.self).split(separator: "\n").map(String.init) }
  }

  /// Files that a clean end must not leave in `staging/`.
  static func staged(_ out: String) -> [String] {
    (FileManager.default.subpaths(atPath: out + "/staging") ?? []).filter { name in
      var isFolder: Bool {
        let values = try? URL(filePath: out + "/staging/" + name)
          .resourceValues(forKeys: [.isDirectoryKey])
        return values?.isDirectory == true
      }
      return name != "crashes" && !isFolder
    }
  }
}
