import Glibc

/// Writes one new part of a page list; the part exists under its name only complete and fsynced.
struct PageListWriter: ~Copyable {
  private let folder: String
  private let first: Int
  private let temporary: String
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private(set) var count = 0

  init(folder: String, first: Int) throws(SystemError) {
    try Folder.create(folder)
    let temporary =
      folder + "/" + PageListPart.fileName(first: first) + PageListPart.temporarySuffix
    let file = try FileHandle(
      opening: Array(temporary.utf8),
      flags: O_WRONLY | O_CREAT | O_TRUNC,
      action: "create"
    )
    self.folder = folder
    self.first = first
    self.temporary = temporary
    self.file = file
  }

  mutating func append(_ entry: PageListEntry) throws(SystemError) {
    buffer.append(contentsOf: entry.line)
    count += 1
    if buffer.count >= 1 << 18 { try flush() }
  }

  private mutating func flush() throws(SystemError) {
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Makes the part visible and durable; without a line there is no part.
  consuming func finish() throws(SystemError) {
    guard count > 0 else { return try Folder.remove(temporary) }
    try flush()
    try file.synchronize()
    let final = folder + "/" + PageListPart.fileName(first: first)
    try Folder.rename(temporary, to: final)
    let parent = String(folder[..<(folder.lastIndex(of: "/") ?? folder.endIndex)])
    try Folder.synchronize(folder)
    try Folder.synchronize(parent)
  }
}
