import Glibc

/// Brings a page list up to date with its directory: files that are new or changed get positions
/// behind the last one, all others keep theirs.
package struct PageListUpdate {
  /// What an update found.
  package struct Outcome: Sendable, Equatable {
    /// Positions there are now: the first free one.
    package var end: Int
    /// Positions this update added.
    package var added: Int
    package var ignored: IgnoredFiles
  }

  /// The folder of the list's parts; its parent exists.
  package var folder: String
  package var directory: PageDirectory
  /// The first position that is not processed yet.
  package var next: Int
  /// The output's own folder, which is no input even when it lies inside the directory.
  package var excluded: DirectoryWalk.FolderIdentity?

  package init(
    folder: String,
    directory: PageDirectory,
    next: Int,
    excluding excluded: DirectoryWalk.FolderIdentity? = nil
  ) {
    self.folder = folder
    self.directory = directory
    self.next = next
    self.excluded = excluded
  }

  /// Walks the directory beside the sorted list, in memory that does not grow with either.
  package func run(earlier: some EarlierOutput) throws -> Outcome {
    var walk = try DirectoryWalk(directory: directory.path, excluding: excluded)
    let parts = try PageListPart.all(in: folder)
    let end = try Self.end(of: parts)
    var merge = try PageListMerge(parts: parts)
    var listed = try merge.next()
    var writer = try PageListWriter(folder: folder, first: end)
    var pending: [(found: PageListEntry, decision: ListDecision)] = []
    while let found = try walk.next() {
      while let behind = listed, behind.entry.path.lexicographicallyPrecedes(found.path) {
        listed = try merge.next()
      }
      let same = listed?.entry.path == found.path ? listed : nil
      let decision = ListDecision(found: found, listed: same, next: next)
      if decision != .keep { pending.append((found, decision)) }
      if pending.count >= 4096 { try settle(&pending, earlier: earlier, into: &writer) }
    }
    try settle(&pending, earlier: earlier, into: &writer)
    let added = writer.count
    try writer.finish()
    return Outcome(end: end + added, added: added, ignored: walk.ignored)
  }

  private func settle(
    _ pending: inout [(found: PageListEntry, decision: ListDecision)],
    earlier: some EarlierOutput,
    into writer: inout PageListWriter
  ) throws {
    let positions = pending.compactMap { pair -> Int? in
      if case .compare(let position) = pair.decision { position } else { nil }
    }
    let known = positions.isEmpty ? [:] : try earlier.identities(at: positions.sorted())
    for (found, decision) in pending {
      if case .compare(let position) = decision, let identity = known[position],
        directory.read(found).identity == identity
      {
        continue
      }
      try writer.append(found)
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// The first free position; reads the last part to count its lines.
  package static func end(of parts: [PageListPart]) throws -> Int {
    guard let last = parts.last else { return 0 }
    var lines = LineReader(path: last.path)
    var count = 0
    while try lines.next() != nil { count += 1 }
    return last.first + count
  }
}
