import Foundation

/// What a command checks of its input folders before it begins.
enum InputFolders {
  /// - Throws: ``CommandEnd`` with exit code 2 when there is none, or one is no folder.
  static func check(_ pages: [String], for command: String) throws {
    guard !pages.isEmpty else {
      throw CommandEnd.usage(
        "no input: give at least one --pages DIR (see nianbao \(command) --help)"
      )
    }
    for path in pages where !isFolder(path) {
      throw CommandEnd.usage("--pages \(path) is no folder")
    }
  }

  /// Whether a folder stands at `path`, links followed.
  static func isFolder(_ path: String) -> Bool {
    let resolved = URL(filePath: path).resolvingSymlinksInPath()
    return (try? resolved.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
