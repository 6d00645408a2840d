import Glibc

/// Brings the list of a WARC input up to date: each page's record is an entry, in the order of the
/// files' paths and of the records in them; what is new gets positions behind the last one.
package struct WARCListUpdate {
  /// What an update found.
  package struct Outcome: Sendable, Equatable {
    /// Positions there are now: the first free one.
    package var end = 0
    /// Positions this update added.
    package var added = 0
    /// Sentences for people: what was passed over, and what is wrong.
    package var notices: [String] = []
  }

  private let folder: String
  private let archive: WARCArchive
  private let excluded: DirectoryWalk.FolderIdentity?

  /// The list lies in `folder`, whose parent exists.
  package init(
    folder: String,
    archive: WARCArchive,
    excluding excluded: DirectoryWalk.FolderIdentity? = nil
  ) {
    self.folder = folder
    self.archive = archive
    self.excluded = excluded
  }

  /// Reads the files that are new or have changed, and lists what is new in them.
  ///
  /// Each file's records are on the disk before the next file is read, so that a kill costs little.
  ///
  /// - Throws: ``SystemError``, ``PageListError``.
  package func run() throws -> Outcome {
    var outcome = Outcome()
    let parts = try PageListPart.all(in: folder)
    let listed = try lastRecords(parts, &outcome)
    var ignored = IgnoredFiles()
    let (files, others) = try files()
    for file in files {
      let last = listed[file.path]
      if last?.place?.fileSize == file.size, last?.modified == file.modified { continue }
      var writer = try PageListWriter(folder: folder, first: outcome.end)
      try list(file, behind: last, into: &writer, &ignored, &outcome.notices)
      outcome.added += writer.count
      outcome.end += writer.count
      try writer.finish()
    }
    if let notice = others.notice() { outcome.notices.append(notice) }
    if let notice = ignored.notice(of: "records") { outcome.notices.append(notice) }
    return outcome
  }

  /// The last record that is listed of each file.
  private func lastRecords(
    _ parts: [PageListPart],
    _ outcome: inout Outcome
  ) throws -> [[UInt8]: PageListEntry] {
    var last: [[UInt8]: PageListEntry] = [:]
    var reader = PageListReader(parts: parts, from: 0)
    while let page = try reader.next() {
      outcome.end = page.position + 1
      last[page.entry.path] = page.entry
    }
    return last
  }

  /// The files of the input in the order of their paths, and what else was there.
  private func files() throws -> ([PageListEntry], IgnoredFiles) {
    if archive.isFile {
      let status = try FileHandle(opening: Array(archive.path.utf8), flags: O_RDONLY).status()
      let name = archive.path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? []
      let size = Int(status.st_size)
      return ([PageListEntry(path: name, size: size, modified: status.modified)], IgnoredFiles())
    }
    var walk = try DirectoryWalk(directory: archive.path, of: .warc, excluding: excluded)
    var files: [PageListEntry] = []
    while let file = try walk.next() { files.append(file) }
    return (files, walk.ignored)
  }

  /// Lists the records of a file behind the last one that is listed.
  private func list(
    _ file: PageListEntry,
    behind listed: PageListEntry?,
    into writer: inout PageListWriter,
    _ ignored: inout IgnoredFiles,
    _ notices: inout [String]
  ) throws {
    let name = String(decoding: file.path, as: UTF8.self)
    var last = listed?.place
    var scanner: WARCScanner
    do throws(SystemError) {
      let path = archive.absolute(file.path)
      if let listed, try !isUnchanged(listed, path) {
        notices.append("\(name) is another file than the one that was listed, and is read anew")
        last = nil
      }
      scanner = try WARCScanner(path: path, at: last ?? WARCPlace(offset: 0, skip: 0))
    } catch {
      notices.append("\(error); its records are published once it can be read")
      return
    }
    // Held back until it is known whether the file ends well.
    var held: PageListEntry?
    func hold(_ place: WARCPlace, bytes: Int, damage: String? = nil) throws {
      if let held { try writer.append(held) }
      var place = place
      (place.fileSize, place.damage) = (file.size, damage)
      held = PageListEntry(path: file.path, size: bytes, modified: file.modified, place: place)
    }
    while let finding = try scanner.next() {
      switch finding {
      case .record(let place, let bytes, let content):
        guard isNew(place, behind: last) else { continue }
        switch content {
        case .page: try hold(place, bytes: bytes)
        case .ignored(let label): ignored.note(label: label, path: file.path)
        }
      case .damage(let place, let problem):
        guard isNew(place, behind: last, isDamage: true) else { continue }
        notices.append("\(name), \(place.name): \(problem); it becomes a dead letter")
        try hold(place, bytes: 0, damage: problem)
      case .cut(let place):
        notices.append(
          "\(name) ends within the record at \(place.name); it is published once the file has grown"
        )
        // Not the file's size: it is looked at again each time.
        held?.place?.fileSize = place.offset
      }
    }
    if let held { try writer.append(held) }
  }

  /// Whether the record that was listed last is still where it was.
  private func isUnchanged(
    _ listed: PageListEntry,
    _ path: [UInt8]
  ) throws(SystemError) -> Bool {
    guard let place = listed.place, place.damage == nil else { return true }
    var scanner = try WARCScanner(path: path, at: place)
    guard case .record(let found, let bytes, _) = try scanner.next() else { return false }
    return bytes == listed.size && !found.precedes(place) && !place.precedes(found)
  }

  /// Whether something is not listed yet; a record that was damaged when it was listed, and is whole
  /// now, counts as new.
  private func isNew(_ place: WARCPlace, behind last: WARCPlace?, isDamage: Bool = false) -> Bool {
    guard let last else { return true }
    if last.precedes(place) { return true }
    return !place.precedes(last) && last.damage != nil && !isDamage
  }
}
