import Glibc

/// One file of a page list: the entries of consecutive positions, in path order.
package struct PageListPart: Sendable, Equatable {
  /// The position of its first line.
  package let first: Int
  package let path: String

  /// The parts in `folder` by position; an absent folder has none.
  ///
  /// Unfinished ones are removed.
  package static func all(in folder: String) throws(SystemError) -> [PageListPart] {
    let names: FolderNames
    do {
      let root = try FileHandle(
        opening: Array(folder.utf8),
        flags: O_RDONLY | O_DIRECTORY,
        action: "list"
      )
      names = try FolderNames.read([], in: root.descriptor)
    } catch let error {
      if error.code == ENOENT { return [] }
      throw error
    }
    var parts: [PageListPart] = []
    for index in 0..<names.count {
      let name = String(decoding: names.name(at: index), as: UTF8.self)
      let path = folder + "/" + name
      if name.hasSuffix(temporarySuffix) {
        try Folder.remove(path)
      } else if name.hasSuffix(".jsonl"), let first = Int(name.dropLast(6)), first >= 0 {
        parts.append(PageListPart(first: first, path: path))
      }
    }
    return parts.sorted { $0.first < $1.first }
  }

  static func fileName(first: Int) -> String {
    let digits = String(first)
    return String(repeating: "0", count: max(0, 20 - digits.count)) + digits + ".jsonl"
  }

  static let temporarySuffix = ".unfinished"
}
