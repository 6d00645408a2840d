import FileSink
import Glibc

/// A worker's `--state` folder: which page it crashed on, and how often it died where.
///
/// - `crashes`: the crash marker of the process that runs, or of the last one.
/// - `session`: a random name for that process, which makes its marks unlike those of every other.
/// - `deaths`: ``DeathCounts``.
final class WorkState {
  /// A crash that nobody but this folder knows of.
  struct Crash: Sendable, Equatable {
    /// The same at every attempt to publish it, and no other crash's.
    var mark: String
    var partition: Int32
    var offset: Int64
    var signal: String
  }

  private let folder: Directory
  private let lock: PartitionLock
  private let marker: CrashMarkerFile
  private var deaths: DeathCounts
  /// Whether a crash of this process would be written down.
  private(set) var isArmed = false

  /// Opens the folder, or makes it.
  ///
  /// - Throws: `FileSinkError.locked` when another worker has it; what the system says.
  static func open(_ path: String) throws -> WorkState {
    let folder = try Directory.create(path)
    return WorkState(
      folder: folder,
      lock: try PartitionLock.take(in: folder, partition: "worker"),
      marker: try CrashMarkerFile(folder: path),
      deaths: DeathCounts(try text(of: "deaths", in: folder))
    )
  }

  private init(
    folder: Directory,
    lock: consuming PartitionLock,
    marker: consuming CrashMarkerFile,
    deaths: DeathCounts
  ) {
    self.folder = folder
    self.lock = lock
    self.marker = marker
    self.deaths = deaths
  }

  /// What the last process left; to be published before ``begin(watchdog:)``.
  func crashes() throws -> [Crash] {
    let session = try Self.text(of: "session", in: folder)
    return try marker.strikes().all.enumerated().compactMap { index, strike in
      guard let partition = Int32(strike.partition) else { return nil }
      return Crash(
        mark: "\(session)-\(index)",
        partition: partition,
        offset: Int64(strike.position),
        signal: strike.signal
      )
    }
  }

  /// Forgets the crashes, which are published, and arms the marker for a session of its own.
  ///
  /// Once they are forgotten, a death before the new name is written does no harm: there is nothing
  /// to be published under the old one.
  func begin(watchdog: Int) throws {
    try marker.empty()
    let name = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    try replace("session", with: name)
    try marker.arm(watchdog: watchdog)
    isArmed = true
  }

  /// Work begins on partitions, at these offsets.
  ///
  /// - Returns: Those whose pages are to be committed one at a time.
  func take(_ offsets: [Int32: Int64]) throws -> [Int32] {
    for (partition, offset) in offsets { deaths.begin(partition, at: offset) }
    try replace("deaths", with: deaths.text)
    return offsets.keys.filter { deaths.isCareful($0) }
  }

  /// Partitions are given back alive.
  func release(_ partitions: [Int32]) throws {
    for partition in partitions { deaths.end(partition) }
    try replace("deaths", with: deaths.text)
  }

  private func replace(_ name: String, with text: String) throws {
    let temporary = name + ".tmp"
    let file = try folder.replace(temporary)
    try file.write(Array(text.utf8))
    try file.synchronize()
    try folder.rename(temporary, to: folder, as: name)
    try folder.synchronize()
  }

  private static func text(of name: String, in folder: Directory) throws -> String {
    guard try folder.status(name) != nil else { return "" }
    return String(decoding: try folder.read(name).readAll(limit: 1 << 20), as: UTF8.self)
  }
}
