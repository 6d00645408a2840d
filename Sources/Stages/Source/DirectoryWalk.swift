import Glibc

/// Walks a page directory and hands out its page files in the order of their full paths' bytes.
///
/// Folders that are links are not followed. What vanishes during the walk is passed over; a folder
/// that cannot be listed ends the walk with an error, because its pages would silently be missing.
package struct DirectoryWalk: ~Copyable {
  private struct Level {
    let names: FolderNames
    /// Bytes of `path` that name this folder, its `/` included.
    let prefix: Int
    var next = 0
  }

  /// A folder by device and inode, whatever its path.
  package struct FolderIdentity: Sendable, Equatable {
    let device: UInt
    let inode: UInt

    /// `nil` when `path` is no folder.
    package init?(path: String) {
      guard
        let handle = try? FileHandle(opening: Array(path.utf8), flags: O_RDONLY | O_DIRECTORY),
        let status = try? handle.status()
      else { return nil }
      self.init(status)
    }

    init(_ status: stat) {
      device = UInt(status.st_dev)
      inode = UInt(status.st_ino)
    }
  }

  private let root: FileHandle
  private let rootPath: String
  private let wanted: FileKind.Wanted
  private let excluded: FolderIdentity?
  private var started = false
  private var levels: [Level] = []
  private var path: [UInt8] = []
  /// What was passed over so far.
  package private(set) var ignored = IgnoredFiles()

  /// Opens the directory; the folder `excluded` inside it, the output, is not descended into.
  package init(
    directory: String,
    of wanted: FileKind.Wanted = .pages,
    excluding excluded: FolderIdentity? = nil
  ) throws(SystemError) {
    self.wanted = wanted
    root = try FileHandle(
      opening: Array(directory.utf8),
      flags: O_RDONLY | O_DIRECTORY,
      action: "list"
    )
    rootPath = directory
    self.excluded = excluded
  }

  /// The next page file; `nil` at the end.
  package mutating func next() throws(SystemError) -> PageListEntry? {
    if !started {
      started = true
      try enter()
    }
    while let level = levels.last {
      path.removeLast(path.count - level.prefix)
      guard level.next < level.names.count else {
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].next += 1
      path.append(contentsOf: level.names.name(at: level.next))
      if let entry = try visit(level.names.type(at: level.next)) { return entry }
    }
    return nil
  }

  private mutating func visit(_ type: FolderNames.EntryType) throws(SystemError) -> PageListEntry? {
    if type == .folder {
      path.append(UInt8(ascii: "/"))
      try enter()
      return nil
    }
    if type == .special {
      ignored.note(label: "device, socket or pipe", path: path)
      return nil
    }
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    switch FileKind(name: path[start...], of: wanted) {
    case .sidecar: return nil
    case .ignored(let label):
      ignored.note(label: label, path: path)
      return nil
    case .page: return page()
    }
  }

  /// A file with a page's name.
  ///
  /// A link that leads nowhere is listed with what the link itself says;
  /// reading it will say why there is no page.
  private mutating func page() -> PageListEntry? {
    guard let status = status(flags: 0) ?? status(flags: AT_SYMLINK_NOFOLLOW) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFLNK:
      return PageListEntry(
        path: path,
        size: Int(status.st_size),
        modified: status.modified,
        sidecarModified: sidecarModified()
      )
    case S_IFDIR: ignored.note(label: "link to a folder", path: path)
    default: ignored.note(label: "device, socket or pipe", path: path)
    }
    return nil
  }

  private mutating func sidecarModified() -> Int {
    let length = path.count
    path += PageDirectory.sidecarSuffix
    defer { path.removeLast(path.count - length) }
    return status(flags: 0)?.modified ?? 0
  }

  private func status(flags: Int32) -> stat? {
    var result = stat()
    let terminated = path + [0]
    let code = unsafe terminated.withUnsafeBytes { bytes in
      // SAFETY: `terminated` ends in NUL and, like `result`, outlives the call.
      guard let base = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      else { return -1 }
      return Int(unsafe fstatat(root.descriptor, base, &result, flags))
    }
    return code == 0 ? result : nil
  }

  private mutating func enter() throws(SystemError) {
    do {
      if let excluded, !path.isEmpty, let status = status(flags: AT_SYMLINK_NOFOLLOW),
        FolderIdentity(status) == excluded
      {
        return
      }
      var names = try FolderNames.read(path, in: root.descriptor)
      resolveUnknownTypes(&names)
      names.sort()
      levels.append(Level(names: names, prefix: path.count))
    } catch let error {
      // Gone, or no folder any more, since its parent was read.
      if !path.isEmpty, [ENOENT, ENOTDIR, ELOOP].contains(error.code) { return }
      let whole = rootPath + "/" + String(decoding: path, as: UTF8.self)
      throw SystemError(error.code, action: "list the folder", path: whole)
    }
  }

  /// Asks for the types that `readdir` left open: the order depends on what is a folder.
  private mutating func resolveUnknownTypes(_ names: inout FolderNames) {
    guard (0..<names.count).contains(where: { names.type(at: $0) == .unknown }) else { return }
    let prefix = path.count
    var resolved = FolderNames()
    for index in 0..<names.count {
      var type = names.type(at: index)
      if type == .unknown {
        path.append(contentsOf: names.name(at: index))
        let mode = status(flags: AT_SYMLINK_NOFOLLOW).map { $0.st_mode & S_IFMT }
        path.removeLast(path.count - prefix)
        type =
          switch mode {
          case S_IFDIR: .folder
          case S_IFLNK: .link
          case S_IFREG, nil: .file
          default: .special
          }
      }
      resolved.append(name: names.name(at: index), type: type)
    }
    names = resolved
  }
}
