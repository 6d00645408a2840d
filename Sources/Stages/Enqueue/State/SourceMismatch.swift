/// Why what is published cannot be gone on from, and what to do.
package enum SourceMismatch: Sendable, Equatable {
  /// The state knows that pages were published, the topic does not.
  case progressLost
  /// The source was published from another state folder.
  case otherState(String, next: Int64, isNew: Bool)
  /// The state's list has fewer entries than what is published was taken from.
  case listCut(length: Int, published: Int64)
  /// The state's list begins otherwise than the one that was published.
  case listChanged(length: Int64)
  /// The entry on the topic is of another version or damaged.
  case unreadable(String)
}

extension SourceMismatch: CustomStringConvertible {
  package var description: String {
    switch self {
    case .progressLost:
      "the folder knows that pages were published, but the topic has no progress of them. If these "
        + "are other brokers or another --topic-prefix, give them a --state folder of their own; if "
        + "the topic was lost, restore it, or publish all pages again with a new --state and a new "
        + "--source NAME"
    case .otherState(let other, let next, let isNew):
      "pages up to position \(next) were published from the state folder with the id \(other), and "
        + "this folder is \(isNew ? "a new one" : "another one"). Use that folder; if it is lost, "
        + "publish all pages again under a new name with --source NAME, or give pages that are not "
        + "published yet a name and a folder of their own"
    case .listCut(let length, let published):
      "the folder's list has \(length) entries, and what is published was taken from one of "
        + "\(published). Restore the folder as it was last"
    case .listChanged(let length):
      "the first \(length) entries of the folder's list are not those that were published from. "
        + "Restore the folder as it was last"
    case .unreadable(let problem):
      "the entry on the topic cannot be read (\(problem)). It may be of a newer version of this "
        + "program; use that one"
    }
  }
}
