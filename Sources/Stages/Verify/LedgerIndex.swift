import FileSink

/// The names of all committed files of a partition, in about twenty bytes a ledger entry.
struct LedgerIndex {
  private var firsts: [Int64] = []
  private var nexts: [Int64] = []
  /// Which of ``kinds`` each entry has, one bit each.
  private var present: [UInt32] = []
  /// Folder and suffix, `records` and `.jsonl` for example.
  private var kinds: [String] = []

  /// The position after the last entry.
  private(set) var next: Int64 = 0

  /// Adds an entry that starts at or after the last one's end.
  mutating func add(_ entry: LedgerEntry) {
    var bits: UInt32 = 0
    for file in entry.files {
      guard let name = SegmentName(file.name) else { continue }
      let kind = "\(file.folder) \(name.suffix)"
      if !kinds.contains(kind), kinds.count < 32 { kinds.append(kind) }
      if let bit = kinds.firstIndex(of: kind) { bits |= 1 << UInt32(bit) }
    }
    firsts.append(entry.first)
    nexts.append(entry.next)
    present.append(bits)
    next = entry.next
  }

  /// Whether an entry commits this file.
  func contains(_ name: SegmentName, folder: String) -> Bool {
    guard let bit = kinds.firstIndex(of: "\(folder) \(name.suffix)") else { return false }
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = low + (high - low) / 2
      if firsts[middle] < name.first { low = middle + 1 } else { high = middle }
    }
    return low < firsts.count && firsts[low] == name.first && nexts[low] - 1 == name.last
      && present[low] & 1 << UInt32(bit) != 0
  }
}
