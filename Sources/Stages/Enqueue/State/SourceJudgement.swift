package import Wire

/// How a producer goes on with an input, given its state and what is published: the whole rule,
/// and no I/O.
///
/// A new start is taken only when neither the state nor the topic knows of an earlier one.
package enum SourceJudgement: Sendable, Equatable {
  case newStart
  /// The first position to publish.
  case goOn(at: Int)
  case mismatch(SourceMismatch)

  /// What stands on the topic of progress under the input's key.
  package enum Found: Sendable, Equatable {
    case nothing
    case progress(SourceProgress)
    /// Something that this version cannot read; what is missing in it.
    case unreadable(String)
  }

  /// - Parameters:
  ///   - state: The UUID of the state folder.
  ///   - wasPublished: Whether the state remembers that something was published.
  ///   - found: What the topic says.
  ///   - length: Entries of the input's list as the state has it.
  ///   - hash: The hash of as many of them as `found` tells of; `nil` when there are fewer.
  package init(
    state: String,
    wasPublished: Bool,
    found: Found,
    length: Int,
    hash: String?
  ) {
    switch found {
    case .nothing:
      self = wasPublished ? .mismatch(.progressLost) : .newStart
    case .unreadable(let problem):
      self = .mismatch(.unreadable(problem))
    case .progress(let progress) where progress.state != state:
      self = .mismatch(.otherState(progress.state, next: progress.next, isNew: !wasPublished))
    case .progress(let progress) where progress.length > length:
      self = .mismatch(.listCut(length: length, published: progress.length))
    case .progress(let progress) where progress.hash != hash:
      self = .mismatch(.listChanged(length: progress.length))
    case .progress(let progress):
      guard progress.next <= progress.length, let next = Int(exactly: progress.next) else {
        self = .mismatch(.unreadable("its next position is beyond its list"))
        return
      }
      self = .goOn(at: next)
    }
  }
}
