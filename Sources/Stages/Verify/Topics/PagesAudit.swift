package import Kafka

/// Accounts for the pages of one partition: first gets what records and dead letters say they are
/// of, then the pages themselves.
package struct PagesAudit {
  /// How many there were, from ``start`` on.
  package struct Counts: Sendable, Equatable {
    /// Pages below the bound, of which each should be a record or a dead letter.
    package var pages: Int64 = 0
    package var records: Int64 = 0
    package var deadLetters: Int64 = 0
    /// Pages beyond the bound without an outcome yet.
    package var waiting: Int64 = 0
    /// Pages beyond the bound that have one.
    package var ahead: Int64 = 0
  }

  /// Where an outcome was read.
  package typealias Place = (path: String, position: Int64)

  package let source: TopicPartition
  /// The first offset that no earlier verification accounted for.
  package let verified: Int64
  /// Where reading begins: ``verified``, or later if retention removed what is there.
  package let start: Int64
  /// The first offset that the group of workers has not done.
  package let bound: Int64
  package private(set) var counts = Counts()

  private let isComplete: Bool
  private let log: FindingLog
  private var map = OutcomeMap()
  private var excused: Set<Int64> = []
  private var run: FindingRun

  /// - Parameters:
  ///   - source: The partition.
  ///   - low: The oldest offset there is.
  ///   - verified: What earlier verifications accounted for, and what they carried over.
  ///   - bound: The first offset that the group of workers has not done.
  ///   - isComplete: Whether pages beyond the bound have to have an outcome, too.
  ///   - log: Gets the findings.
  package init(
    _ source: TopicPartition,
    low: Int64,
    verified: (next: Int64, ahead: [Range<Int64>]) = (0, []),
    bound: Int64,
    isComplete: Bool,
    log: FindingLog
  ) {
    self.source = source
    self.verified = verified.next
    self.bound = max(bound, verified.next)
    self.isComplete = isComplete
    self.log = log
    start = max(low, verified.next)
    run = FindingRun(path: source.description, log: log)
    if low > verified.next {
      log.add(
        VerifyFinding(
          .rangeExpired,
          source.description,
          position: verified.next,
          "retention removed the offsets \(verified.next)…\(low - 1), unverified"
        )
      )
    }
    // As dead letters, whose ids are not compared: those of carried records are not known any more.
    for range in verified.ahead {
      for offset in range where offset >= start { _ = map.add(.dead, at: offset) }
    }
  }

  /// Notes a record or dead letter that says it is of the page at `offset`, which is not beyond the
  /// end of the topic.
  package mutating func add(
    _ outcome: OutcomeMap.Outcome,
    of offset: Int64,
    id: String?,
    at place: Place
  ) {
    let name = outcome == .dead ? "dead letter" : "record"
    if offset < verified {
      let detail = "it is one more \(name) of the page \(source)/\(offset), verified before"
      return log.add(VerifyFinding(.outcomeDoubled, place.path, position: place.position, detail))
    }
    // The page itself is gone, which was said.
    if offset < start { return }
    if outcome == .record { map.weigh(id ?? "", at: offset) }
    if map.add(outcome, at: offset) { return }
    excuse(offset)
    let detail =
      "it is one more \(name) of the page \(source)/\(offset)" + (id.map { " (\($0))" } ?? "")
    log.add(VerifyFinding(.outcomeDoubled, place.path, position: place.position, detail))
  }

  /// Takes the next page, in order of offsets; `id` is made anew from its bytes, when asked.
  package mutating func take(_ offset: Int64, id: () -> String) {
    guard offset >= start else { return }
    let outcome = map[offset]
    if outcome == .record { map.weigh(id(), at: offset) }
    if offset < bound {
      map[offset] = .none
      counts.pages += 1
      if outcome == .record { counts.records += 1 }
      if outcome == .dead { counts.deadLetters += 1 }
      run.next(outcome == .none ? .recordMissing : nil, at: offset, id: id())
    } else if outcome == .none {
      counts.waiting += 1
      run.next(isComplete ? .pageNotProcessed : nil, at: offset, id: id())
    } else {
      counts.ahead += 1
      run.next(nil, at: offset, id: "")
    }
  }

  /// Judges what is left once all pages before `end` were taken.
  ///
  /// - Returns: The offsets beyond the bound that have an outcome already.
  package mutating func finish(end: Int64) -> [Range<Int64>] {
    run.finish()
    let judged = min(bound, end)
    var ahead: [Range<Int64>] = []
    for range in map.ranges() {
      let orphans = range.clamped(to: range.lowerBound..<max(range.lowerBound, judged))
      if !orphans.isEmpty { reportOrphans(orphans) }
      let rest = range.clamped(to: max(range.lowerBound, judged)..<Int64.max)
      if !rest.isEmpty { ahead.append(rest) }
    }
    for block in map.unbalancedBlocks {
      guard block <= end - OutcomeMap.block, !excused.contains(block) else { continue }
      log.add(
        VerifyFinding(
          .recordOfOtherPage,
          source.description,
          position: block,
          "a record of one of the pages from here to \(block + OutcomeMap.block - 1) has another "
            + "nb-id than its page"
        )
      )
    }
    return ahead
  }

  private mutating func reportOrphans(_ range: Range<Int64>) {
    for offset in stride(from: range.lowerBound, to: range.upperBound, by: 1) { excuse(offset) }
    let what =
      range.count == 1
      ? "a record or dead letter says it is of this offset"
      : "records or dead letters say they are of the offsets from here to \(range.upperBound - 1)"
    log.add(
      VerifyFinding(
        .originUnknown,
        source.description,
        position: range.lowerBound,
        "\(what), where there is no page"
      )
    )
  }

  /// Leaves out a block whose balance cannot be 0 for a reason that was reported.
  private mutating func excuse(_ offset: Int64) {
    excused.insert(offset / OutcomeMap.block * OutcomeMap.block)
  }
}
