import CCrashMarker
import Glibc

/// `crashes` in a folder: what earlier crashes wrote, and where the next one will write.
///
/// Every process that works on the folder holds the file's lock in common; it is tidied only by
/// one that is alone, so that no strike of another is lost.
package struct CrashMarkerFile: ~Copyable {
  private let file: FileHandle

  /// Opens the file, and makes it and its folder if they are missing.
  package init(folder: String) throws(SystemError) {
    try Folder.create(folder)
    file = try FileHandle(
      opening: Array((folder + "/crashes").utf8),
      flags: O_RDWR | O_APPEND | O_CREAT
    )
  }

  /// All strikes in the file.
  package func strikes() throws(SystemError) -> CrashStrikes { CrashStrikes(try text()) }

  /// Forgets all strikes, for good.
  package func empty() throws(SystemError) {
    guard ftruncate(file.descriptor, 0) == 0 else {
      throw SystemError(errno, action: "empty", path: "crashes")
    }
    try file.synchronize()
  }

  /// The strikes that still matter.
  ///
  /// `committed` is the next position of each partition in use.
  package func strikes(committed: [(partition: String, next: Int)]) throws(SystemError)
    -> CrashStrikes
  {
    let alone = flock(file.descriptor, LOCK_EX | LOCK_NB) == 0
    defer { flock(file.descriptor, LOCK_SH) }
    let text = try text()
    var strikes = CrashStrikes(text)
    for (partition, next) in committed { strikes.drop(partition: partition, below: next) }
    if alone, strikes.text != text, ftruncate(file.descriptor, 0) == 0 {
      try file.write(Array(strikes.text.utf8))
      try file.synchronize()
    }
    return strikes
  }

  private func text() throws(SystemError) -> String {
    String(decoding: try file.read(atMost: 1 << 20), as: UTF8.self)
  }

  /// From here on a crash of this process is written down; the file stays open for that.
  ///
  /// - Parameter watchdog: Seconds after which a page that does not end is treated as a crash.
  /// - Throws: When the handlers cannot be installed.
  package func arm(watchdog: Int) throws(SystemError) {
    let kept = dup(file.descriptor)
    var code = kept < 0 ? errno : nianbao_crash_install(kept)
    if code == 0 { code = nianbao_crash_watch(UInt32(clamping: max(1, watchdog))) }
    guard code == 0 else {
      throw SystemError(code, action: "install the crash marker for", path: "crashes")
    }
  }
}
