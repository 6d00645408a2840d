import Foundation

/// What a command checks of its input folders before it begins.
enum InputFolders {
  /// Checks `--pages`, and `--warc` of a command that reads such; `nil` for one that does not.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2 when there is none, or one cannot be such an input.
  static func check(_ pages: [String], warc: [String]? = nil, for command: String) throws {
    guard !pages.isEmpty || warc?.isEmpty == false else {
      let other = warc == nil ? "" : " or --warc FILE"
      throw CommandEnd.usage(
        "no input: give at least one --pages DIR\(other) (see nianbao \(command) --help)"
      )
    }
    for path in pages where !isFolder(path) {
      throw CommandEnd.usage("--pages \(path) is no folder")
    }
    for path in warc ?? [] where !FileManager.default.fileExists(atPath: path) {
      throw CommandEnd.usage("--warc \(path) is not there")
    }
  }

  /// Whether a folder stands at `path`, links followed.
  static func isFolder(_ path: String) -> Bool {
    let resolved = URL(filePath: path).resolvingSymlinksInPath()
    return (try? resolved.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
