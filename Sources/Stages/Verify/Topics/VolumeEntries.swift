import FileSink

/// The ledger entries of one partition on several volumes, in order of their first positions.
package final class VolumeEntries {
  private final class Stream {
    let volume: Volume
    private let end: Int64
    private var reader: LedgerReader
    private(set) var head: LedgerEntry?

    /// Reads entries up to `end`, which those of later lines are not of.
    init(_ volume: Volume, _ reader: consuming LedgerReader, end: Int64) throws {
      self.volume = volume
      self.reader = reader
      self.end = end
      try advance()
    }

    func advance() throws {
      head = nil
      while let line = try reader.next() {
        // Whatever is wrong with a line was reported when the ledger was looked through.
        guard case .success(let entry) = line.content else { continue }
        if line.order == .doubled { continue }
        if case .overlap = line.order { continue }
        if entry.next <= end { head = entry }
        return
      }
    }
  }

  private var streams: [Stream] = []

  /// - Parameters:
  ///   - partition: The partition's name.
  ///   - volumes: Each with the end of its ledger, up to which entries are handed out.
  /// - Throws: `FileSinkError`.
  package init(_ partition: String, on volumes: [(volume: Volume, end: Int64)]) throws {
    for (volume, end) in volumes {
      guard let reader = try volume.ledger(partition) else { continue }
      streams.append(try Stream(volume, reader, end: end))
    }
  }

  /// The next entry; `nil` at the end.
  func next() throws -> (entry: LedgerEntry, volume: Volume)? {
    let next = streams.filter { $0.head != nil }.min {
      ($0.head?.first ?? 0, $0.volume.path) < ($1.head?.first ?? 0, $1.volume.path)
    }
    guard let next, let entry = next.head else { return nil }
    try next.advance()
    return (entry, next.volume)
  }
}
