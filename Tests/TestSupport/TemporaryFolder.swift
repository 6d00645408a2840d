import Foundation

/// A folder that goes away with the test that uses it.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "nianbao-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file at a relative path, with the folders it needs.
  package func write(_ name: String, _ text: String = "<p>青禾市</p>") throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: url)
  }

  /// Makes a named pipe.
  package func pipe(_ name: String) throws {
    // SAFETY: Swift passes the path as a NUL-terminated copy that outlives the call.
    guard unsafe mkfifo(path + "/" + name, 0o600) == 0 else { throw POSIXError(.EIO) }
  }

  package func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path + "/" + name)
  }

  /// Sets the modification time, seconds since 1970.
  package func touch(_ name: String, seconds: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: seconds)],
      ofItemAtPath: path + "/" + name
    )
  }
}
