/// How often the process crashed on which page, as the crash marker's file tells.
///
/// A line is `PARTITION POSITION SIGNAL`; what is torn or anything else is passed over.
package struct CrashStrikes: Sendable, Equatable {
  /// After so many crashes a page is not tried again.
  package static let limit = 2

  private struct Key: Hashable {
    var partition: String
    var position: Int
  }

  private var signals: [Key: [Substring]] = [:]

  package init(_ text: String = "") {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, let position = Int(words[1]), position >= 0, !words[2].isEmpty
      else { continue }
      signals[Key(partition: String(words[0]), position: position), default: []].append(words[2])
    }
  }

  package var isEmpty: Bool { signals.isEmpty }

  /// Each crash by itself, sorted.
  package var all: [(partition: String, position: Int, signal: String)] {
    signals.sorted { ($0.key.partition, $0.key.position) < ($1.key.partition, $1.key.position) }
      .flatMap { key, names in names.map { (key.partition, key.position, String($0)) } }
  }

  package func count(partition: String, position: Int) -> Int {
    signals[Key(partition: partition, position: position)]?.count ?? 0
  }

  /// Forgets the strikes of pages that are done: those of `partition` below `next`.
  package mutating func drop(partition: String, below next: Int) {
    signals = signals.filter { $0.key.partition != partition || $0.key.position >= next }
  }

  /// The file's text again, sorted.
  package var text: String {
    all.map { "\($0.partition) \($0.position) \($0.signal)\n" }.joined()
  }
}
