import FileSink

/// An input of a producer: how its list is brought up to date and its pages are read.
enum EnqueueInput {
  case directory(PageDirectory)
  case archive(WARCArchive)

  /// What an update of the list found.
  struct Update: Sendable {
    /// The first free position.
    var end: Int
    /// Sentences for people.
    var notices: [String]
  }

  /// - Throws: ``SystemError`` when the input cannot be read at all.
  init(_ input: EnqueueSettings.Input, budget: Int) throws {
    switch input.kind {
    case .pages:
      _ = try DirectoryWalk(directory: input.path)
      self = .directory(PageDirectory(path: input.path, budget: budget))
    case .warc: self = .archive(try WARCArchive(path: input.path, budget: budget))
    }
  }

  /// Brings the list in `folder` up to date; `next` is the first position that is not published.
  func update(
    folder: String,
    next: Int,
    earlier: some EarlierOutput,
    excluding excluded: DirectoryWalk.FolderIdentity?
  ) throws -> Update {
    switch self {
    case .directory(let directory):
      let update = PageListUpdate(
        folder: folder,
        directory: directory,
        next: next,
        excluding: excluded
      )
      let outcome = try update.run(earlier: earlier)
      let notices = outcome.ignored.notice().map { ["\(directory.path): \($0)"] } ?? []
      return Update(end: outcome.end, notices: notices)
    case .archive(let archive):
      let update = WARCListUpdate(folder: folder, archive: archive, excluding: excluded)
      let outcome = try update.run()
      let notices = outcome.notices.map { "\(archive.path): \($0)" }
      return Update(end: outcome.end, notices: notices)
    }
  }

  func read(_ entry: PageListEntry) -> PageReading {
    switch self {
    case .directory(let directory): directory.read(entry)
    case .archive(let archive): archive.read(entry)
    }
  }

  /// Where a page can be found, for people.
  func place(of entry: PageListEntry) -> String {
    switch self {
    case .directory(let directory): return "the file is " + directory.name(of: entry)
    case .archive(let archive):
      let path = String(decoding: archive.absolute(entry.path), as: UTF8.self)
      let place = entry.place.map { " at \($0.name)" } ?? ""
      return "the record is in \(OutputFolder.absolute(path))\(place)"
    }
  }
}
