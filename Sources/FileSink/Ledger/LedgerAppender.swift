/// A ledger open for appending, whose end is known to be the end of a whole line.
struct LedgerAppender: ~Copyable {
  /// The position after the last entry's.
  private(set) var next: Int64
  private let file: Descriptor
  private var end: Int64

  /// Takes over a ledger opened for appending that is `end` bytes long and ends before `next`.
  init(_ file: consuming Descriptor, next: Int64, end: Int64) {
    self.file = file
    self.next = next
    self.end = end
  }

  /// Writes one line and forces it to the disk, which is the commit.
  ///
  /// - Throws: `.system` when the line could not be written and the ledger is as before;
  ///   `.fsyncFailed` or `.unfinished` when it is unknown what the disk holds.
  mutating func append(_ entry: LedgerEntry) throws(FileSinkError) {
    let line = entry.line + [0x0A]
    do throws(FileSinkError) {
      try file.write(line)
    } catch {
      do throws(FileSinkError) {
        try file.truncate(to: end)
      } catch .system(let call, let path, let number) {
        // A torn line that stays is cut at the next start, but nothing may be appended to it now.
        throw .unfinished(call: call, path: path, errno: number)
      }
      throw error
    }
    try file.synchronize()
    end += Int64(line.count)
    next = entry.next
  }
}
