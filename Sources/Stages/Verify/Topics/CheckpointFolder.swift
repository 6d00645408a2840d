import FileSink
import Wire

/// A folder that holds the last checkpoint, used by one process at a time.
final class CheckpointFolder {
  private static let name = "verify"

  private let folder: Directory
  private let lock: PartitionLock

  /// Opens the folder, or makes it.
  ///
  /// - Throws: `FileSinkError`, `.locked` when another verification uses it.
  init(_ path: String) throws(FileSinkError) {
    folder = try Directory.create(path)
    lock = try PartitionLock.take(in: folder, partition: Self.name)
  }

  private var path: String { folder.path(of: Self.name + ".json") }

  /// The last checkpoint; `nil` when there is none yet.
  ///
  /// - Throws: ``TopicVerifyError/checkpointDamaged(path:problem:)``, `FileSinkError`.
  func read() throws -> VerifyCheckpoint? {
    guard try folder.status(Self.name + ".json") != nil else { return nil }
    let bytes = try folder.read(Self.name + ".json").readAll(limit: 1 << 30)
    do {
      return try VerifyCheckpoint(json: bytes)
    } catch {
      throw TopicVerifyError.checkpointDamaged(
        path: path,
        problem: "\(error.expected) is missing at byte \(error.offset)"
      )
    }
  }

  /// Puts a checkpoint in the place of the last one; whoever is stopped meanwhile leaves one of both.
  func write(_ checkpoint: VerifyCheckpoint) throws(FileSinkError) {
    let file = try folder.replace(Self.name + ".json.tmp")
    try file.write(checkpoint.json)
    try file.synchronize()
    try folder.rename(Self.name + ".json.tmp", to: folder, as: Self.name + ".json")
    try folder.synchronize()
  }
}
