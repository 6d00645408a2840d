import Wire

/// Dead letters counted by their reasons, with some examples of each.
package struct LetterGroups: Sendable {
  /// All letters of one reason.
  package struct Group: Sendable, Equatable {
    package let reason: String
    /// Letters that were not sent back.
    package var count: Int64 = 0
    /// Letters that were.
    package var sentBack: Int64 = 0
    /// The first ones that were not.
    package var examples: [Example] = []
  }

  /// What identifies one letter for people.
  package struct Example: Sendable, Equatable {
    package let place: LetterPlace
    package let id: String?
    package let url: String?
    package let detail: String?
    package let origin: String?
    package let attempts: Int
  }

  private let limit: Int
  private var groups: [String: Group] = [:]

  /// Keeps `examples` letters of each reason.
  package init(examples limit: Int) { self.limit = limit }

  package mutating func add(_ letter: FoundLetter) {
    let reason = letter.reason
    guard !letter.isSentBack else {
      groups[reason, default: Group(reason: reason)].sentBack += 1
      return
    }
    groups[reason, default: Group(reason: reason)].count += 1
    guard groups[reason]?.examples.count ?? 0 < limit else { return }
    groups[reason]?.examples.append(
      Example(
        place: letter.place,
        id: letter.headers.id,
        url: letter.headers.url,
        detail: letter.headers.detail,
        origin: letter.headers.origin?.description,
        attempts: letter.headers.attempts
      )
    )
  }

  /// The groups, the largest first.
  package var sorted: [Group] {
    groups.values.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }
}
