/// A key on the compacted topic of progress: whose progress, and of what.
package enum ProgressKey: Hashable, Sendable, CustomStringConvertible {
  /// How far a producer is with one of its inputs: ``SourceProgress``.
  case source(name: String, input: String)
  /// How far a group of workers is with a partition of the pages: ``WorkProgress``.
  case work(group: String, partition: Int32)
  /// That a page crashed a worker: ``Strike``. `mark` tells two crashes apart.
  case strike(group: String, partition: Int32, offset: Int64, mark: String)
  /// What a sink committed from `first` on: ``SinkProgress``.
  case sink(group: String, partition: Int32, first: Int64)
  /// That a dead letter, by its place on the dead letters' topic, was sent back: ``RetryMark``.
  case retry(partition: Int32, offset: Int64)

  /// Reads what ``description`` writes; `nil` for anything else, such as a key of a newer version.
  ///
  /// A group's name may have slashes in it.
  package init?(_ bytes: [UInt8]?) {
    guard let bytes, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let kind = parts.first else { return nil }
    /// All between the first part and the last `count` ones.
    func name(before count: Int) -> String? {
      guard parts.count >= count + 2 else { return nil }
      let joined = parts[1..<(parts.count - count)].joined(separator: "/")
      return joined.isEmpty ? nil : joined
    }
    /// The part that stands `place` before the end.
    func part(_ place: Int) -> Substring { parts[parts.count - place] }
    let parsed: ProgressKey? =
      switch kind {
      case "source":
        name(before: 1).map { .source(name: $0, input: String(part(1))) }
      case "work":
        name(before: 1).flatMap { group in
          Int32(decimal: part(1)).map { .work(group: group, partition: $0) }
        }
      case "strike":
        name(before: 3).flatMap { group in
          guard let partition = Int32(decimal: part(3)), let offset = Int64(decimal: part(2))
          else { return nil }
          return .strike(
            group: group,
            partition: partition,
            offset: offset,
            mark: String(part(1))
          )
        }
      case "sink":
        name(before: 2).flatMap { group in
          guard let partition = Int32(decimal: part(2)), let first = Int64(part(1)), first >= 0
          else { return nil }
          return .sink(group: group, partition: partition, first: first)
        }
      case "retry" where parts.count == 3:
        Int32(decimal: parts[1]).flatMap { partition in
          Int64(decimal: parts[2]).map { .retry(partition: partition, offset: $0) }
        }
      default: nil
      }
    // What does not write back the same is no key of ours: one thing has one key.
    guard let parsed, parsed.description == text, !text.hasSuffix("/") else { return nil }
    self = parsed
  }

  package var bytes: [UInt8] { Array(description.utf8) }

  package var description: String {
    switch self {
    case .source(let name, let input): return "source/\(name)/\(input)"
    case .work(let group, let partition): return "work/\(group)/\(partition)"
    case .strike(let group, let partition, let offset, let mark):
      return "strike/\(group)/\(partition)/\(offset)/\(mark)"
    case .sink(let group, let partition, let first):
      let digits = String(first)
      let zeros = String(repeating: "0", count: max(0, 20 - digits.count))
      return "sink/\(group)/\(partition)/\(zeros)\(digits)"
    case .retry(let partition, let offset): return "retry/\(partition)/\(offset)"
    }
  }
}
