import Foundation

/// Files of the repository that tests read.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let examples = root.appending(path: "Examples")
  static let fixtures = root.appending(path: "Tests/Fixtures")
  /// Cases kept beside the repository, not in it; absent on most machines.
  ///
  /// `NIANBAO_CASES` names another folder.
  static let cases =
    ProcessInfo.processInfo.environment["NIANBAO_CASES"].map { URL(filePath: $0) }
    ?? root.deletingLastPathComponent().appending(path: "shared/cases")

  static func bytes(of file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  /// The names of a folder's files without the ending `.json`, in order.
  static func names(ofJSONIn folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }
}
