import FileSink

/// Walks an input's directory beside its page list, both in order of paths.
struct PageListAudit {
  let directory: PageDirectory
  let excluded: DirectoryWalk.FolderIdentity?
  /// The first position that is not processed.
  let next: Int
  let log: FindingLog

  /// Reports pages that are not listed, listed twice, or changed since they were processed.
  ///
  /// - Parameters:
  ///   - parts: The list's parts by position.
  ///   - earlier: The committed `nb-id`s.
  /// - Throws: ``SystemError`` when the directory cannot be walked, ``PageListError`` when the list
  ///   is damaged.
  func run(parts: [PageListPart], earlier: some EarlierOutput) throws {
    var walk = try DirectoryWalk(directory: directory.path, excluding: excluded)
    var versions = try PageListMerge(parts: parts)
    var listed = try latest(&versions)
    var touched: [(found: PageListEntry, position: Int)] = []
    while let found = try walk.next() {
      while let behind = listed, behind.entry.path.lexicographicallyPrecedes(found.path) {
        listed = try latest(&versions)
      }
      let same = listed?.entry.path == found.path ? listed : nil
      switch ListDecision(found: found, listed: same, next: next) {
      case .keep: break
      case .append:
        log.add(
          VerifyFinding(
            .pageNotListed,
            name(found.path),
            "it is in \(directory.path) and no run has listed it"
          )
        )
      case .compare(let position): touched.append((found, position))
      }
      if touched.count >= 4096 { try settle(&touched, earlier) }
    }
    while listed != nil { listed = try latest(&versions) }
    try settle(&touched, earlier)
  }

  /// The latest version of the next path; reports versions that are the same file.
  private func latest(_ versions: inout PageListMerge) throws -> ListedPage? {
    guard let latest = try versions.pop() else { return nil }
    var newer = latest
    while let older = versions.upcoming, older.entry.path == latest.entry.path {
      _ = try versions.pop()
      if older.entry == newer.entry {
        log.add(
          VerifyFinding(
            .pageListedTwice,
            name(latest.entry.path),
            position: Int64(newer.position),
            "the same file is listed at position \(older.position) already"
          )
        )
      }
      newer = older
    }
    return latest
  }

  /// Compares pages that look touched with what was made of them.
  private func settle(
    _ touched: inout [(found: PageListEntry, position: Int)],
    _ earlier: some EarlierOutput
  ) throws {
    guard !touched.isEmpty else { return }
    let known = try earlier.identities(at: touched.map(\.position).sorted())
    for (found, position) in touched {
      if let identity = known[position], directory.read(found).identity == identity { continue }
      log.add(
        VerifyFinding(
          .pageChanged,
          name(found.path),
          position: Int64(position),
          "its content or URL is not what was processed"
        )
      )
    }
    touched.removeAll(keepingCapacity: true)
  }

  private func name(_ path: [UInt8]) -> String {
    String(decoding: path, as: UTF8.self)
  }
}
