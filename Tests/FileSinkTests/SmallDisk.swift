import Foundation
import Glibc

/// A file system of its own, as small as a test wants it; needs the right to mount.
final class SmallDisk {
  /// Whether this machine lets this user mount one.
  static let isAvailable: Bool = {
    guard getuid() == 0 else { return false }
    return (try? SmallDisk(bytes: 65536)) != nil
  }()

  let folder: TemporaryFolder

  private struct NoMount: Error {}

  init(bytes: Int) throws {
    folder = try TemporaryFolder()
    let mount = try run(
      "/usr/bin/env",
      ["mount", "-t", "tmpfs", "-o", "size=\(bytes)", "none", folder.path]
    )
    if mount.status != 0 { throw NoMount() }
  }

  deinit {
    _ = try? run("/usr/bin/env", ["umount", folder.path])
  }

  /// Fills the disk but for `pages` pages of 4,096 bytes.
  func fill(leaving pages: Int) throws {
    let number = unsafe open(folder.path("filler"), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(number) }
    let page = [UInt8](repeating: 1, count: 4096)
    var written = 0
    while unsafe write(number, page, page.count) == page.count { written += page.count }
    ftruncate(number, off_t(max(0, written - pages * page.count)))
  }

  func makeReadOnly() throws {
    try run("/usr/bin/env", ["mount", "-o", "remount,ro", folder.path])
  }
}
