import Foundation
import TestSupport

/// A small file system of its own, to be filled up; needs the right to mount.
final class Mount {
  static let works: Bool = (try? Mount(kilobytes: 64)) != nil

  private let folder: TemporaryFolder
  var path: String { folder.path }

  init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    let made = try Self.tool(
      "mount",
      ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path]
    )
    guard made else { throw CocoaError(.fileWriteNoPermission) }
  }

  deinit { _ = try? Self.tool("umount", ["-l", folder.path]) }

  /// Takes all room but so many bytes.
  func fill(leaving bytes: Int) throws {
    let values = try FileManager.default.attributesOfFileSystem(forPath: path)
    let free = (values[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    try Data(count: max(0, free - bytes)).write(to: URL(filePath: path + "/ballast"))
  }

  func free() throws { try FileManager.default.removeItem(atPath: path + "/ballast") }

  /// Mounts the same folder for reading only.
  func makeReadOnly() throws { _ = try Self.tool("mount", ["-o", "remount,ro", path]) }

  private static func tool(_ name: String, _ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
