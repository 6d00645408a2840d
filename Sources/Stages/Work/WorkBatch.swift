import Kafka
import Wire

/// Pages of one poll with all that becomes of them, ready for one transaction.
struct WorkBatch: Sendable {
  /// What one partition's pages became.
  struct Part: Sendable {
    /// The offset after the batch's last page.
    var next: Int64
    var outcomes = OutcomeCounts()
    /// Marks that the transaction removes, since their pages are done.
    var spentStrikes: [ProgressKey] = []
  }

  private(set) var messages: [OutgoingMessage] = []
  /// The page that each message came of.
  private(set) var origins: [PagePosition] = []
  private(set) var parts: [Int32: Part] = [:]
  private(set) var tally = Tally()
  let group: GroupMetadata?

  init(group: GroupMetadata?) { self.group = group }

  /// Joins one page's result; pages of a partition in the order of their offsets.
  mutating func add(_ result: PageResult, spentStrikes: [ProgressKey]) {
    messages.append(result.message)
    origins.append(result.origin)
    tally.add(result.outcome)
    var part = parts[result.origin.partition] ?? Part(next: 0)
    part.next = result.origin.offset + 1
    part.outcomes.add(result.outcome)
    part.spentStrikes += spentStrikes
    parts[result.origin.partition] = part
  }
}
