package import Wire

/// Accounts for the positions of producers' inputs: each one that is published is one page, or one
/// dead letter of its producer.
package struct SourcesAudit {
  /// An input of a producer, `SOURCE/INPUT`.
  package struct Input: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let source: String
    package let input: String

    package init(source: String, input: String) {
      self.source = source
      self.input = input
    }

    package var description: String { "\(source)/\(input)" }

    package static func < (one: Input, other: Input) -> Bool {
      (one.source, one.input) < (other.source, other.input)
    }
  }

  /// What is accounted for of one input.
  package struct Known: Sendable, Equatable {
    /// Each position before it is published once.
    package var next: Int64 = 0
    /// Positions from ``next`` on that were seen.
    package var ahead: [Range<Int64>] = []

    package init() {}
  }

  /// Positions beyond what an input's progress says that are taken note of; those of a producer that
  /// goes on meanwhile, and no more memory than that for what anybody may write into a header.
  private static let window: Int64 = 1 << 24
  private static let inputLimit = 1000

  private struct State {
    var known: Known
    /// What the progress says; `nil` when there is none.
    var published: Int64?
    var seen = OutcomeMap()
  }

  private let log: FindingLog
  private var states: [Input: State] = [:]

  /// - Parameters:
  ///   - known: What earlier verifications accounted for.
  ///   - published: The first position of each input that is not published.
  ///   - log: Gets the findings.
  package init(known: [Input: Known], published: [Input: Int64], log: FindingLog) {
    self.log = log
    for (input, known) in known {
      var state = State(known: known)
      for range in known.ahead {
        for position in range { state.seen[position] = .record }
      }
      states[input] = state
    }
    for (input, next) in published {
      states[input, default: State(known: Known())].published = next
    }
  }

  /// Notes that a page or a dead letter says it is of a position.
  ///
  /// One that was sent back by hand is there a second time rightly.
  package mutating func add(
    _ origin: Origin?,
    attempts: Int,
    at place: (path: String, position: Int64)
  ) {
    guard attempts == 0, case .input(let source, let input, let position)? = origin else { return }
    let name = Input(source: source, input: input)
    if states[name] == nil {
      guard states.count < Self.inputLimit else { return }
      states[name] = State(known: Known())
    }
    guard let state = states[name],
      position < (state.published ?? state.known.next) &+ Self.window
    else { return }
    let isFirst =
      position >= state.known.next
      && states[name]?.seen.add(.record, at: position) == true
    if isFirst { return }
    let detail = "it is position \(position) of the input \(name), which is published already"
    log.add(VerifyFinding(.pageDoubled, place.path, position: place.position, detail))
  }

  /// Names positions that are published and nowhere.
  ///
  /// - Parameter hasAll: Whether all pages could be read; else nobody can tell what is missing.
  /// - Returns: What is accounted for now.
  package func finish(hasAll: Bool) -> [Input: Known] {
    var result: [Input: Known] = [:]
    for (input, state) in states.sorted(by: { $0.key < $1.key }) {
      let next = max(state.known.next, state.published ?? 0)
      var expected = state.known.next
      var known = Known()
      known.next = next
      for range in state.seen.ranges() {
        if hasAll { reportMissing(from: expected, to: min(next, range.lowerBound), of: input) }
        expected = max(expected, range.upperBound)
        if range.upperBound > next {
          known.ahead.append(max(next, range.lowerBound)..<range.upperBound)
        }
      }
      if hasAll { reportMissing(from: expected, to: next, of: input) }
      result[input] = known
    }
    return result
  }

  private func reportMissing(from first: Int64, to end: Int64, of input: Input) {
    guard first < end else { return }
    let which = end - first == 1 ? "it is" : "the positions from here to \(end - 1) are"
    let detail = "\(which) published, and there is neither a page nor a dead letter of it"
    log.add(VerifyFinding(.pageMissing, "source \(input)", position: first, detail))
  }
}
