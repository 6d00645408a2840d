/// Decides when brokers count as away, what is said of it, and when waiting has been long enough.
///
/// Times are durations since any fixed moment. A short trouble is nobody's business: it is said
/// once, after ``quiet``, that the brokers are away, and once that they are back.
package struct OutageStateMachine: Sendable {
  package enum Action: Sendable, Equatable {
    /// They are away; the reason as the client gave it.
    case sayAway(String)
    /// They are back after so long.
    case sayBack(Duration)
    /// They were away for longer than the user's patience.
    case giveUp(Duration)
  }

  /// How long a trouble may last before it is said.
  package static let quiet = Duration.seconds(4)
  /// How long a call may take before it counts as a trouble.
  package static let slow = Duration.seconds(5)

  private let patience: Duration
  private var trouble: (since: Duration, reason: String)?
  private var isSaid = false
  private var hasGivenUp = false
  private var calls: [Int: (since: Duration, what: String)] = [:]
  private var lastCall = 0

  package init(patience: Duration) { self.patience = patience }

  /// Whether nothing has shown yet that the brokers can be reached again.
  package var isTroubled: Bool { trouble != nil }

  /// A call that needs the brokers begins; the number is for ``end(_:at:)``.
  package mutating func begin(_ what: String, at now: Duration) -> Int {
    lastCall += 1
    calls[lastCall] = (now, what)
    return lastCall
  }

  /// The call is over, whether it reached the brokers or not.
  package mutating func end(_ call: Int) { calls[call] = nil }

  /// Something went wrong as it does when the brokers are away.
  package mutating func trouble(_ reason: String, at now: Duration) {
    if trouble == nil { trouble = (now, reason) }
  }

  /// Something succeeded that needs the brokers.
  package mutating func fine(at now: Duration) -> Action? {
    guard let trouble else { return nil }
    self.trouble = nil
    defer { isSaid = false }
    return isSaid ? .sayBack(now - trouble.since) : nil
  }

  /// Looks at the clock.
  package mutating func tick(at now: Duration) -> Action? {
    if trouble == nil, let slow = calls.values.min(by: { $0.since < $1.since }),
      now - slow.since >= Self.slow
    {
      trouble = (slow.since, "no answer to: \(slow.what)")
    }
    guard let trouble else { return nil }
    if now - trouble.since >= patience, !hasGivenUp {
      hasGivenUp = true
      return .giveUp(now - trouble.since)
    }
    guard !isSaid, now - trouble.since >= Self.quiet else { return nil }
    isSaid = true
    return .sayAway(trouble.reason)
  }
}
