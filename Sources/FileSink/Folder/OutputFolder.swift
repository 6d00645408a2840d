import Glibc

/// An opened output folder whose `nianbao.json` fits the command.
package struct OutputFolder: Sendable {
  /// The folder itself.
  package let root: Directory
  /// `ledger/` in it; the page lists of a source lie there too.
  package let ledger: Directory
  /// What the folder is, as of the last opening or ``partition(forInput:path:)``.
  package private(set) var manifest: FolderManifest
  /// The parser's version that made the folder, when it is not the caller's own.
  package let otherParser: String?

  /// The folder's path as the user wrote it.
  package var path: String { root.path }

  /// Opens an output folder, or makes it.
  ///
  /// - Throws: `.manifestMismatch` and the other exit-2 cases when the folder does not fit;
  ///   `.system` when it cannot be read or written.
  package static func open(
    at path: String,
    formats: [OutputFormat],
    compression: Compression,
    parser: String,
    madeBy: String = "run",
    stream: FolderManifest.Stream? = nil
  ) throws(FileSinkError) -> OutputFolder {
    let root = try Directory.create(path)
    let wanted = FolderManifest(
      madeBy: madeBy,
      stream: stream,
      formats: formats,
      compression: compression,
      parser: parser,
      volume: randomUUID()
    )
    // Judged before anything is written, so that a wrong folder stays as it is.
    if let found = try FolderManifest.read(in: root) {
      try fit(wanted, found, root)
    } else {
      try refuseForeign(root)
    }
    let ledger = try root.folder("ledger", create: true)
    let lock = try lockManifest(ledger)
    defer { keep(lock) }
    var manifest = wanted
    if let found = try FolderManifest.read(in: root) {
      try fit(wanted, found, root)
      manifest = found
    } else {
      try write(manifest, root, ledger)
    }
    return OutputFolder(
      root: root,
      ledger: ledger,
      manifest: manifest,
      otherParser: manifest.parser == parser ? nil : manifest.parser
    )
  }

  /// The partition of an input: `p000`, `p001`, … in order of first use, recorded durably.
  ///
  /// - Parameters:
  ///   - kind: `pages`, `warc` or `seeds`.
  ///   - path: Made absolute, links resolved, if it exists.
  /// - Returns: The partition's name.
  /// - Throws: `.system` when the manifest cannot be written; it is as before then.
  package mutating func partition(
    forInput kind: String,
    path: String
  ) throws(FileSinkError) -> String {
    let path = Self.absolute(path)
    let lock = try Self.lockManifest(ledger)
    defer { keep(lock) }
    // Read anew: another process may have added its input since.
    if let found = try FolderManifest.read(in: root) { manifest = found }
    if let known = manifest.inputs.first(where: { $0.kind == kind && $0.path == path }) {
      return known.partition
    }
    let partition = Self.partitionName(manifest.inputs.count)
    var extended = manifest
    extended.inputs.append(FolderManifest.Input(partition: partition, kind: kind, path: path))
    try Self.write(extended, root, ledger)
    manifest = extended
    return partition
  }

  /// `p000`, `p001`, …: the name of an input by the order of first use.
  package static func partitionName(_ index: Int) -> String {
    let digits = String(index)
    return "p" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }

  private static func fit(
    _ wanted: FolderManifest,
    _ found: FolderManifest,
    _ root: Directory
  ) throws(FileSinkError) {
    let differences = wanted.differences(from: found)
    if !differences.isEmpty {
      throw .manifestMismatch(path: root.path, differences: differences)
    }
  }

  /// Refuses a folder with anything in it but what a first start leaves when it is killed.
  private static func refuseForeign(_ root: Directory) throws(FileSinkError) {
    try root.forEachName { (name) throws(FileSinkError) in
      if name == "lost+found" { return }
      guard name == "ledger" else { throw .foreignFolder(path: root.path, found: name) }
      try root.folder(name, create: false).forEachName { (name) throws(FileSinkError) in
        if name != lockName, name != temporaryName {
          throw .foreignFolder(path: root.path, found: "ledger/\(name)")
        }
      }
    }
  }

  private static let lockName = "nianbao.lock"
  private static let temporaryName = "nianbao.json.tmp"

  /// Waits up to ten seconds for the lock that guards `nianbao.json`; it is held for milliseconds.
  private static func lockManifest(_ ledger: Directory) throws(FileSinkError) -> Descriptor {
    let file = try ledger.append(lockName)
    for _ in 0..<1000 {
      if try file.lock() { return file }
      usleep(10_000)
    }
    throw .locked(path: file.path, pid: nil)
  }

  private static func write(
    _ manifest: FolderManifest,
    _ root: Directory,
    _ ledger: Directory
  ) throws(FileSinkError) {
    try root.publish(
      manifest.json,
      as: FolderManifest.fileName,
      from: ledger,
      temporary: temporaryName
    )
  }

  /// A path made absolute, links resolved if it exists, as inputs are recorded.
  package static func absolute(_ path: String) -> String {
    // `realpath` allocates its result, which is freed here.
    if let resolved = unsafe realpath(path, nil) {
      defer { unsafe free(resolved) }
      return unsafe String(cString: resolved)
    }
    guard !path.hasPrefix("/"), let current = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(current) }
    return unsafe "\(String(cString: current))/\(path)"
  }

  /// A version 4 UUID, RFC 9562.
  package static func randomUUID() -> String {
    var digits: [Character] = []
    for index in 0..<32 {
      var nibble = UInt8.random(in: 0...15)
      if index == 12 { nibble = 4 }
      if index == 16 { nibble = 8 | (nibble & 3) }
      if [8, 12, 16, 20].contains(index) { digits.append("-") }
      digits.append(contentsOf: String(nibble, radix: 16))
    }
    return String(digits)
  }
}

/// Uses a descriptor, and so keeps it open and its lock held up to here.
private func keep(_ lock: borrowing Descriptor) {}
