/// What an update of the page list does with one file of the walk: the whole rule, and no I/O.
package enum ListDecision: Sendable, Equatable {
  /// The file is listed as it is, or will be read as it is when its turn comes.
  case keep
  /// The file gets a new position.
  case append
  /// The file looks touched since it was processed at `position`: its content decides.
  case compare(position: Int)

  /// - Parameters:
  ///   - found: The file as the walk found it.
  ///   - listed: The latest listed version of the same path.
  ///   - next: The first position that is not processed yet.
  package init(found: PageListEntry, listed: ListedPage?, next: Int) {
    guard let listed else {
      self = .append
      return
    }
    let isTouched = found.isTouched(since: listed.entry)
    self = !isTouched || listed.position >= next ? .keep : .compare(position: listed.position)
  }
}
