import Kafka
import Stages
import Testing

@Suite("Pages and what became of them")
struct PagesAuditTests {
  private let source = TopicPartition("t.pages", 4)

  private func id(_ offset: Int64) -> String {
    let digits = String(offset + 1, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + "ffff"
  }

  /// Runs an audit of pages at some offsets, the others being marks of transactions; `outcomes` are
  /// the pages that records name, in the order in which these are read.
  private func audit(
    _ findings: Findings,
    pages: some Collection<Int64>,
    outcomes: some Collection<Int64>,
    dead: Set<Int64> = [],
    low: Int64 = 0,
    verified: (next: Int64, ahead: [Range<Int64>]) = (0, []),
    bound: Int64,
    end: Int64 = 100,
    isComplete: Bool = false
  ) -> (counts: PagesAudit.Counts, ahead: [Range<Int64>]) {
    var audit = PagesAudit(
      source,
      low: low,
      verified: verified,
      bound: bound,
      isComplete: isComplete,
      log: findings.log
    )
    for (place, offset) in outcomes.enumerated() {
      let outcome: OutcomeMap.Outcome = dead.contains(offset) ? .dead : .record
      audit.add(outcome, of: offset, id: id(offset), at: ("t.records/0", Int64(place)))
    }
    for offset in pages.sorted() { audit.take(offset) { id(offset) } }
    let ahead = audit.finish(end: end)
    return (audit.counts, ahead)
  }

  @Test("pages with one outcome each are in order, marks between them are nothing")
  func clean() {
    let findings = Findings()
    let pages = (0..<50).filter { $0 % 7 != 6 }.map(Int64.init)
    let (counts, ahead) = audit(
      findings,
      pages: pages,
      outcomes: pages.shuffled(),
      dead: [8, 9],
      bound: 60
    )
    #expect(findings.all == [])
    #expect(counts.pages == Int64(pages.count))
    #expect(counts.records == Int64(pages.count) - 2)
    #expect(counts.deadLetters == 2)
    #expect(ahead == [])
  }

  @Test("pages without an outcome are named, neighbours together")
  func missing() {
    let findings = Findings()
    _ = audit(findings, pages: 0..<20, outcomes: [0, 1, 2, 6, 7, 9], bound: 10)
    #expect(findings.kinds == [.recordMissing, .recordMissing])
    #expect(findings.all.map(\.position) == [3, 8])
    #expect(findings.all.map(\.path) == ["t.pages/4", "t.pages/4"])
    #expect(findings.all[0].detail.contains("3 messages from here to 5"))
    #expect(findings.all[0].detail.contains(id(3)))
  }

  @Test("the page beyond the group's offset waits, and has to be done only when all has")
  func waiting() {
    let findings = Findings()
    let (counts, _) = audit(findings, pages: 0..<20, outcomes: 0..<10, bound: 10)
    #expect(findings.all == [])
    #expect(counts.waiting == 10)
    _ = audit(findings, pages: 0..<20, outcomes: 0..<10, bound: 10, isComplete: true)
    #expect(findings.kinds == [.pageNotProcessed])
    #expect(findings.all.first?.position == 10)
  }

  @Test("a second record is named where it stands")
  func doubled() {
    let findings = Findings()
    let (counts, _) = audit(findings, pages: 0..<5, outcomes: [0, 1, 2, 1, 3, 4], bound: 5)
    #expect(findings.kinds == [.outcomeDoubled])
    #expect(findings.all.first?.path == "t.records/0")
    #expect(findings.all.first?.position == 3)
    #expect(findings.all.first?.detail.contains("t.pages/4/1") == true)
    #expect(counts.pages == 5)
  }

  @Test("a record and a dead letter of one page are one too many")
  func recordAndLetter() {
    let findings = Findings()
    var audit = PagesAudit(source, low: 0, bound: 1, isComplete: false, log: findings.log)
    audit.add(.record, of: 0, id: id(0), at: ("t.records/0", 7))
    audit.add(.dead, of: 0, id: id(0), at: ("t.dead/2", 3))
    audit.take(0) { id(0) }
    _ = audit.finish(end: 1)
    #expect(findings.kinds == [.outcomeDoubled])
    #expect(findings.all.first?.path == "t.dead/2")
  }

  @Test("an outcome of an offset without a page is named")
  func orphan() {
    let findings = Findings()
    _ = audit(findings, pages: [0, 1, 2, 5], outcomes: 0..<6, bound: 10)
    #expect(findings.kinds == [.originUnknown])
    #expect(findings.all.first?.position == 3)
  }

  @Test("a record that was made of another page is found")
  func otherPage() {
    let findings = Findings()
    let end = OutcomeMap.block * 2
    var audit = PagesAudit(source, low: 0, bound: end, isComplete: false, log: findings.log)
    for offset in 0..<end {
      let wrong = [100, 101].contains(offset) ? 201 - offset : offset
      audit.add(.record, of: offset, id: id(wrong), at: ("t.records/0", offset))
    }
    for offset in 0..<end { audit.take(offset) { id(offset) } }
    _ = audit.finish(end: end)
    #expect(findings.kinds == [.recordOfOtherPage])
    #expect(findings.all.first?.position == 0)
  }

  @Test("outcomes beyond the group's offset are carried over, and taken over the next time")
  func carried() {
    let findings = Findings()
    let (first, ahead) = audit(
      findings,
      pages: 0..<20,
      outcomes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 17],
      bound: 10,
      end: 20
    )
    #expect(ahead == [12..<14, 17..<18])
    #expect(first.ahead == 3)
    let (second, none) = audit(
      findings,
      pages: 10..<20,
      outcomes: [10, 11, 14, 15, 16, 18, 19],
      verified: (10, ahead),
      bound: 20,
      end: 20
    )
    #expect(findings.all == [])
    #expect(none == [])
    #expect(first.pages + second.pages == 20)
  }

  @Test("a second record is found across verifications")
  func doubledAcross() {
    let findings = Findings()
    let verified: (next: Int64, ahead: [Range<Int64>]) = (10, [12..<14])
    _ = audit(
      findings,
      pages: 10..<14,
      outcomes: [10, 11, 13, 3],
      verified: verified,
      bound: 14,
      end: 14
    )
    #expect(findings.kinds == [.outcomeDoubled, .outcomeDoubled])
    #expect(findings.all.map(\.position) == [2, 3])
    #expect(findings.all[1].detail.contains("t.pages/4/3"))
  }

  @Test("what retention removed unverified is a hole, what was verified before is none")
  func expired() {
    let findings = Findings()
    _ = audit(findings, pages: 8..<12, outcomes: 8..<12, low: 8, verified: (8, []), bound: 12)
    #expect(findings.all == [])
    _ = audit(findings, pages: 8..<12, outcomes: 5..<12, low: 8, verified: (5, []), bound: 12)
    #expect(findings.kinds == [.rangeExpired])
    #expect(findings.all.first?.position == 5)
    #expect(findings.all.first?.detail.contains("5…7") == true)
  }

  @Test("of a thousand findings at one place some are handed on and the rest counted")
  func limited() {
    let findings = Findings(isLimited: true)
    let outcomes = (0..<1000).flatMap { [Int64($0), Int64($0)] }
    _ = audit(findings, pages: 0..<1000, outcomes: outcomes, bound: 1000, end: 1000)
    #expect(findings.all.count == 100)
    findings.log.finish()
    #expect(findings.all.count == 101)
    #expect(findings.all.last?.detail.contains("899 more") == true)
    #expect(findings.log.findings == [.outcomeDoubled: 1000])
  }
}
