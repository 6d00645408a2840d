import FileSink

/// Names everything in an output folder that is not the folder's own.
struct FolderAudit {
  let root: Directory
  /// The committed names of each partition.
  let partitions: [String: LedgerIndex]
  let log: FindingLog

  /// What a segment's name may end in.
  private static let suffixes = Set(
    Compression.allCases.flatMap { [".jsonl\($0.fileSuffix)", ".csv\($0.fileSuffix)"] }
  )

  /// Reads every folder once.
  func run() throws(FileSinkError) {
    try forEach(in: root, "") { (name, isFolder) throws(FileSinkError) in
      switch (name, isFolder) {
      case (FolderManifest.fileName, false), ("lost+found", true): return true
      case ("ledger", true):
        try ledger(try root.folder(name, create: false))
        return true
      case ("records", true), ("dead", true):
        try segments(name)
        return true
      case ("tables", true):
        try tables(try root.folder(name, create: false))
        return true
      case ("staging", true):
        try staging(try root.folder(name, create: false))
        return true
      default: return false
      }
    }
  }

  private func ledger(_ folder: Directory) throws(FileSinkError) {
    try forEach(in: folder, "ledger/") { (name, isFolder) throws(FileSinkError) in
      if name == "nianbao.lock" || name == "nianbao.json.tmp" { return !isFolder }
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, partitions[parts[0]] != nil else { return false }
      if parts[1] == "pages", isFolder {
        let list = try folder.folder(name, create: false)
        try forEach(in: list, "ledger/\(name)/") { (name, isFolder) throws(FileSinkError) in
          let first = SegmentName.position(name.prefix(20))
          return !isFolder && first != nil
            && [".jsonl", ".jsonl.unfinished"].contains(name.dropFirst(20))
        }
        return true
      }
      return (parts[1] == "jsonl" || parts[1] == "lock") && !isFolder
    }
  }

  private func tables(_ folder: Directory) throws(FileSinkError) {
    try forEach(in: folder, "tables/") { (name, isFolder) throws(FileSinkError) in
      guard isFolder, SegmentName.isPlain(name) else { return false }
      try segments("tables/\(name)")
      return true
    }
  }

  private func segments(_ path: String) throws(FileSinkError) {
    let folder = try root.folder(at: path, create: false)
    try forEach(in: folder, "\(path)/") { (partition, isFolder) throws(FileSinkError) in
      guard isFolder, let index = partitions[partition] else { return false }
      let files = try folder.folder(partition, create: false)
      let prefix = "\(path)/\(partition)/"
      try forEach(in: files, prefix) { (name, isFolder) throws(FileSinkError) in
        guard let segment = SegmentName(name), Self.suffixes.contains(segment.suffix) else {
          return false
        }
        if index.contains(segment, folder: path) { return true }
        if isFolder { return false }
        log.add(
          VerifyFinding(.fileUncommitted, prefix + name, "no line of the ledger commits it")
        )
        return true
      }
      return true
    }
  }

  private func staging(_ folder: Directory) throws(FileSinkError) {
    try forEach(in: folder, "staging/") { (name, isFolder) throws(FileSinkError) in
      if name == "crashes" { return !isFolder }
      guard isFolder, partitions[name] != nil else { return false }
      let files = try folder.folder(name, create: false)
      try forEach(in: files, "staging/\(name)/") { (name, isFolder) throws(FileSinkError) in
        // `tables.reports.FIRST-LAST.csv`: what a stopped run has left for the next.
        let parts = name.split(separator: ".")
        return !isFolder
          && (parts.last == "open"
            || parts.indices.contains { SegmentName(parts[$0...].joined(separator: ".")) != nil })
      }
      return true
    }
  }

  /// Asks of each entry whether it belongs here, and reports those that do not, sorted.
  private func forEach(
    in folder: Directory,
    _ prefix: String,
    _ belongs: (String, _ isFolder: Bool) throws(FileSinkError) -> Bool
  ) throws(FileSinkError) {
    var foreign: [String] = []
    var uncounted = 0
    try folder.forEachName { (name) throws(FileSinkError) in
      let kind = try folder.status(name)?.kind
      let isOurs = kind == .regular || kind == .directory
      if isOurs, try belongs(name, kind == .directory) { return }
      if kind == .directory, try isEmpty(folder.folder(name, create: false)) { return }
      if foreign.count < 1000 { foreign.append(name) } else { uncounted += 1 }
    }
    for name in foreign.sorted() {
      log.add(VerifyFinding(.fileForeign, prefix + name, "it is not of this folder"))
    }
    if uncounted > 0 {
      log.add(VerifyFinding(.fileForeign, prefix, "\(uncounted) more are not of this folder"))
    }
  }

  private func isEmpty(_ folder: Directory) throws(FileSinkError) -> Bool {
    var count = 0
    try folder.forEachName { _ in count += 1 }
    return count == 0
  }
}
