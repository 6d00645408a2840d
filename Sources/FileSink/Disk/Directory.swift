import Glibc

/// An open folder; files in it are reached relative to it, wherever it is moved to meanwhile.
package final class Directory: Sendable {
  /// The folder's path, for messages only.
  package let path: String
  private let descriptor: Descriptor

  private init(descriptor: consuming Descriptor) {
    path = descriptor.path
    self.descriptor = descriptor
  }

  /// Opens an existing folder; links on the way are followed.
  ///
  /// - Throws: `.notAFolder`, `.system`.
  package static func open(_ path: String) throws(FileSinkError) -> Directory {
    let number = retried { unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if number < 0 {
      throw errno == ENOTDIR
        ? .notAFolder(path: path) : .system(call: "open", path: path, errno: errno)
    }
    return Directory(descriptor: Descriptor(owning: number, path: path))
  }

  /// Opens a folder, making it and the missing ones above it so that they outlast a power cut.
  package static func create(_ path: String) throws(FileSinkError) -> Directory {
    do {
      return try open(path)
    } catch .system(_, _, ENOENT) {
      guard !path.isEmpty else { throw .system(call: "open", path: "''", errno: ENOENT) }
      var parts = path.split(separator: "/", omittingEmptySubsequences: true)
      guard let name = parts.popLast() else { return try open("/") }
      let stem = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
      let made = try create(stem.isEmpty ? "." : stem).folder(String(name), create: true)
      // Opened anew by the path as given, so that messages show the user's own words.
      return try open(made.path == path ? made.path : path)
    }
  }

  /// Opens a folder inside this one, which must not be a link.
  ///
  /// With `create`, the folder is made if it is missing, and its entry here is forced to the disk
  /// even if it was there: whoever made it may have been killed before doing so.
  package func folder(_ name: String, create: Bool) throws(FileSinkError) -> Directory {
    let full = path(of: name)
    if create {
      if unsafe mkdirat(descriptor.number, name, 0o777) != 0, errno != EEXIST {
        throw .system(call: "mkdir", path: full, errno: errno)
      }
      try synchronize()
    }
    let number = retried {
      unsafe openat(
        descriptor.number,
        name,
        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
      )
    }
    if number < 0 { throw .system(call: "open", path: full, errno: errno) }
    return Directory(descriptor: Descriptor(owning: number, path: full))
  }

  /// Opens a folder several levels down, `tables/reports` for example; see ``folder(_:create:)``.
  package func folder(at path: String, create: Bool) throws(FileSinkError) -> Directory {
    var directory = self
    for name in path.split(separator: "/") {
      directory = try directory.folder(String(name), create: create)
    }
    return directory
  }

  /// Opens a file for reading; never a link, never waiting for a pipe's other end.
  package func read(_ name: String) throws(FileSinkError) -> Descriptor {
    try file(name, O_RDONLY | O_NONBLOCK)
  }

  /// Makes or empties a file and opens it for writing.
  package func replace(_ name: String) throws(FileSinkError) -> Descriptor {
    try file(name, O_WRONLY | O_CREAT | O_TRUNC)
  }

  /// Opens a file for reading and appending; makes it if it is missing.
  package func append(_ name: String) throws(FileSinkError) -> Descriptor {
    try file(name, O_RDWR | O_APPEND | O_CREAT)
  }

  private func file(_ name: String, _ flags: Int32) throws(FileSinkError) -> Descriptor {
    let number = retried {
      unsafe openat(descriptor.number, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }
    if number < 0 { throw .system(call: "open", path: path(of: name), errno: errno) }
    return Descriptor(owning: number, path: path(of: name))
  }

  /// Gives a file new content: after a kill or a power cut it has either the old or the new one.
  ///
  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - name: Its name here.
  ///   - folder: Where it is written first, on the same file system.
  ///   - temporary: Its name there.
  /// - Throws: `.system`, with the file as before; `.fsyncFailed`.
  package func publish(
    _ bytes: [UInt8],
    as name: String,
    from folder: Directory,
    temporary: String
  ) throws(FileSinkError) {
    do {
      let file = try folder.replace(temporary)
      try file.write(bytes)
      try file.synchronize()
    } catch {
      if !error.isFatal { try? folder.remove(temporary) }
      throw error
    }
    try folder.rename(temporary, to: self, as: name)
    try synchronize()
  }

  /// Moves a file, replacing what has the new name.
  package func rename(
    _ name: String,
    to folder: Directory,
    as newName: String
  ) throws(FileSinkError) {
    guard unsafe renameat(descriptor.number, name, folder.descriptor.number, newName) == 0 else {
      throw .system(call: "rename", path: path(of: name), errno: errno)
    }
  }

  /// Removes a file; one that is not there is no error.
  package func remove(_ name: String) throws(FileSinkError) {
    guard unsafe unlinkat(descriptor.number, name, 0) == 0 || errno == ENOENT else {
      throw .system(call: "remove", path: path(of: name), errno: errno)
    }
  }

  /// What an entry is, links not followed; nil when there is none.
  package func status(_ name: String) throws(FileSinkError) -> FileStatus? {
    var raw = stat()
    // `raw` is a local of the type the call fills.
    if unsafe fstatat(descriptor.number, name, &raw, AT_SYMLINK_NOFOLLOW) == 0 {
      return FileStatus(raw)
    }
    if errno == ENOENT { return nil }
    throw .system(call: "stat", path: path(of: name), errno: errno)
  }

  /// What the system knows of the folder itself.
  package func status() throws(FileSinkError) -> FileStatus {
    try descriptor.status()
  }

  /// Forces the folder's entries to the disk.
  package func synchronize() throws(FileSinkError) {
    do {
      try descriptor.synchronize()
    } catch .fsyncFailed(_, EINVAL) {
      // Some network file systems have no fsync of folders; there is nothing to force then.
    }
  }

  /// Gives each entry's name, in no order, without `.` and `..`, to `body`.
  ///
  /// Names that are not UTF-8 are shown with replacement characters.
  package func forEachName(
    _ body: (String) throws(FileSinkError) -> Void
  ) throws(FileSinkError) {
    // A stream of its own, so that several may read the folder at the same time.
    let number = retried {
      unsafe openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    }
    guard number >= 0, let stream = unsafe fdopendir(number) else {
      let failure = errno
      if number >= 0 { _ = close(number) }
      throw .system(call: "list", path: path, errno: failure)
    }
    defer { unsafe _ = closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw .system(call: "list", path: path, errno: errno) }
        return
      }
      // `d_name` is terminated by the system and lives until the next `readdir`.
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
        unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { try body(name) }
    }
  }

  /// The path of an entry, for messages.
  package func path(of name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}

/// Repeats a call as long as a signal interrupts it.
private func retried(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
