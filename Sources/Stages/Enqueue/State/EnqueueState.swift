package import FileSink
import Glibc
import Wire

/// `--state`: what a producer has to remember of its source, kept for one process at a time.
///
/// `enqueue.json` says what the folder is; beside it, for each input, lie its list
/// (`p000.pages/`) and the ids of what was published (`p000.ids`).
package final class EnqueueState {
  /// The folder as the user named it.
  package let path: String
  private let folder: Directory
  /// Held as long as this lives.
  private let lock: PartitionLock
  private var manifest: StateManifest

  private init(
    path: String,
    folder: Directory,
    lock: consuming PartitionLock,
    manifest: StateManifest
  ) {
    self.path = path
    self.folder = folder
    self.lock = lock
    self.manifest = manifest
  }

  /// The folder's UUID.
  package var id: String { manifest.state }
  package var source: String { manifest.source }

  /// Opens a state, or makes a new one.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - source: The source's name as the user gave it; `nil` takes the state's own.
  ///   - firstInput: The input that names the source of a new state when the user does not.
  /// - Returns: The state, locked for this process.
  /// - Throws: ``EnqueueError``, `FileSinkError`.
  package static func open(
    at path: String,
    source: String?,
    firstInput: String
  ) throws -> EnqueueState {
    let folder: Directory
    do throws(FileSinkError) {
      folder = try Directory.create(path)
    } catch {
      guard case .notAFolder = error else { throw error }
      throw EnqueueError.notAState(path: path, found: "it is a file")
    }
    try refuseForeign(folder)
    let lock: PartitionLock
    do throws(FileSinkError) {
      lock = try PartitionLock.take(in: folder, partition: lockName)
    } catch {
      guard case .locked(let path, let pid) = error else { throw error }
      throw EnqueueError.locked(path: path, pid: pid)
    }
    let found = try read(folder)
    let name = source ?? found?.source ?? SourceName.last(of: OutputFolder.absolute(firstInput))
    if let problem = SourceName.problem(of: name) {
      throw EnqueueError.sourceName(name, problem: problem)
    }
    var manifest = found ?? StateManifest(state: OutputFolder.randomUUID(), source: name)
    if let found, found.source != name {
      // Before anything is published, a name is only a name.
      guard found.inputs.allSatisfy({ $0.publishedAt == nil }) else {
        throw EnqueueError.otherSource(path: path, source: found.source, given: name)
      }
      manifest.source = name
    }
    if found != manifest { try write(manifest, folder) }
    return EnqueueState(path: path, folder: folder, lock: lock, manifest: manifest)
  }

  /// The input's name, `p000`, `p001`, … in order of first use, recorded for good.
  package func input(_ kind: InputKind, path: String) throws(FileSinkError) -> String {
    let path = OutputFolder.absolute(path)
    if let known = manifest.inputs.first(where: { $0.kind == kind.rawValue && $0.path == path }) {
      return known.name
    }
    let name = OutputFolder.partitionName(manifest.inputs.count)
    var extended = manifest
    extended.inputs.append(StateManifest.Input(name: name, kind: kind.rawValue, path: path))
    try Self.write(extended, folder)
    manifest = extended
    return name
  }

  /// Whether pages of an input are known to be published.
  package func wasPublished(_ input: String) -> Bool {
    manifest.inputs.contains { $0.name == input && $0.publishedAt != nil }
  }

  /// Remembers for good that pages of an input are published; `time` is ISO 8601.
  package func notePublished(_ input: String, at time: String) throws(FileSinkError) {
    guard let index = manifest.inputs.firstIndex(where: { $0.name == input }),
      manifest.inputs[index].publishedAt == nil
    else { return }
    var noted = manifest
    noted.inputs[index].publishedAt = time
    try Self.write(noted, folder)
    manifest = noted
  }

  /// The folder of an input's list.
  package func listFolder(_ input: String) -> String { folder.path(of: input + ".pages") }

  /// The file of the ids of what was published of an input.
  package func identitiesPath(_ input: String) -> String { folder.path(of: input + ".ids") }

  /// Refuses a folder with files of someone else and no state in it.
  private static func refuseForeign(_ folder: Directory) throws {
    if try folder.status(StateManifest.fileName) != nil { return }
    let ours: Set<String> = [lockName + ".lock", temporaryName, "lost+found"]
    var foreign: String?
    try folder.forEachName { (name) throws(FileSinkError) in
      if !ours.contains(name) { foreign = name }
    }
    if let foreign {
      let found = "it holds \(foreign), but no \(StateManifest.fileName)"
      throw EnqueueError.notAState(path: folder.path, found: found)
    }
  }

  private static func read(_ folder: Directory) throws -> StateManifest? {
    let bytes: [UInt8]
    do throws(FileSinkError) {
      bytes = try folder.read(StateManifest.fileName).readAll(limit: 1 << 26)
    } catch {
      guard case .system("open", _, ENOENT) = error else { throw error }
      return nil
    }
    do throws(JSONDefect) {
      return try StateManifest(json: bytes)
    } catch {
      throw EnqueueError.stateUnreadable(
        path: folder.path(of: StateManifest.fileName),
        problem: "at byte \(error.offset) \(error.expected) is missing"
      )
    }
  }

  private static func write(_ manifest: StateManifest, _ folder: Directory) throws(FileSinkError) {
    try folder.publish(
      manifest.json,
      as: StateManifest.fileName,
      from: folder,
      temporary: temporaryName
    )
  }

  private static let lockName = "enqueue"
  private static let temporaryName = StateManifest.fileName + ".tmp"
}
