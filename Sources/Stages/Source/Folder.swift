import Glibc

/// Changes to the entries of folders.
///
/// SAFETY of all calls here: Swift passes each `String` as a NUL-terminated copy that outlives the
/// call, and none of the calls keeps the pointer.
enum Folder {
  /// Creates `path`; one that is there already is fine.
  static func create(_ path: String) throws(SystemError) {
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw SystemError(errno, action: "create the folder", path: path)
    }
  }

  /// Removes a file; one that is not there is fine.
  static func remove(_ path: String) throws(SystemError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw SystemError(errno, action: "remove", path: path)
    }
  }

  static func rename(_ path: String, to final: String) throws(SystemError) {
    guard unsafe Glibc.rename(path, final) == 0 else {
      throw SystemError(errno, action: "rename", path: path)
    }
  }

  /// Returns when the entries of the folder at `path` are on the disk.
  static func synchronize(_ path: String) throws(SystemError) {
    let handle = try FileHandle(opening: Array(path.utf8), flags: O_RDONLY | O_DIRECTORY)
    try handle.synchronize()
  }
}
