import Stages
import Testing
import Wire

@Suite("Positions of producers' inputs")
struct SourcesAuditTests {
  private let input = SourcesAudit.Input(source: "spool", input: "p000")

  private func origin(_ position: Int64, _ input: String = "p000") -> Origin {
    .input(source: "spool", input: input, position: position)
  }

  private func audit(
    _ findings: Findings,
    positions: [Int64],
    published: Int64?,
    known: SourcesAudit.Known = .init(),
    hasAll: Bool = true
  ) -> SourcesAudit.Known? {
    var audit = SourcesAudit(
      known: [input: known],
      published: published.map { [input: $0] } ?? [:],
      log: findings.log
    )
    for (index, position) in positions.enumerated() {
      audit.add(origin(position), attempts: 0, at: ("t.pages/1", Int64(index)))
    }
    return audit.finish(hasAll: hasAll)[input]
  }

  @Test("each published position once is in order")
  func clean() {
    let findings = Findings()
    let known = audit(findings, positions: Array(0..<20).shuffled(), published: 20)
    #expect(findings.all == [])
    #expect(known?.next == 20)
    #expect(known?.ahead == [])
  }

  @Test("a position that is published and nowhere is named")
  func missing() {
    let findings = Findings()
    _ = audit(findings, positions: [0, 1, 4, 5, 7], published: 10)
    #expect(findings.kinds == [.pageMissing, .pageMissing, .pageMissing])
    #expect(findings.all.map(\.position) == [2, 6, 8])
    #expect(findings.all.first?.path == "source spool/p000")
    #expect(findings.all.last?.detail.contains("to 9") == true)
  }

  @Test("nothing is missing where retention has removed pages")
  func expired() {
    let findings = Findings()
    _ = audit(findings, positions: [4, 5], published: 6, hasAll: false)
    #expect(findings.all == [])
  }

  @Test("a position that is there twice is named, unless it was sent back")
  func doubled() {
    let findings = Findings()
    var audit = SourcesAudit(known: [:], published: [input: 2], log: findings.log)
    audit.add(origin(0), attempts: 0, at: ("t.pages/1", 0))
    audit.add(origin(1), attempts: 0, at: ("t.pages/1", 1))
    audit.add(origin(0), attempts: 1, at: ("t.pages/1", 2))
    #expect(findings.all == [])
    audit.add(origin(1), attempts: 0, at: ("t.pages/3", 9))
    #expect(findings.kinds == [.pageDoubled])
    #expect(findings.all.first?.path == "t.pages/3")
    #expect(findings.all.first?.position == 9)
  }

  @Test("what is ahead of the progress is carried over to the next time")
  func carried() throws {
    let findings = Findings()
    let known = try #require(audit(findings, positions: [0, 1, 2, 3, 4], published: 3))
    #expect(known.next == 3)
    #expect(known.ahead == [3..<5])
    let later = try #require(
      audit(findings, positions: [5, 6], published: 7, known: known)
    )
    #expect(findings.all == [])
    #expect(later.next == 7)
    _ = audit(findings, positions: [6, 1, 4], published: 7, known: known)
    #expect(findings.kinds == [.pageDoubled, .pageDoubled, .pageMissing])
  }

  @Test("a producer that begins meanwhile is carried over, too")
  func begun() throws {
    let findings = Findings()
    let known = try #require(audit(findings, positions: [0, 1], published: nil))
    #expect(known.next == 0)
    #expect(known.ahead == [0..<2])
    #expect(findings.all == [])
  }

  @Test("pages of others and senseless positions are no findings and take no memory")
  func others() {
    let findings = Findings()
    var audit = SourcesAudit(known: [:], published: [input: 2], log: findings.log)
    audit.add(nil, attempts: 0, at: ("t.pages/1", 0))
    audit.add(
      .message(topic: "t.pages", partition: 0, offset: 3),
      attempts: 0,
      at: ("t.pages/1", 0)
    )
    for position in [Int64.max, Int64.max - 1, Int64(1) << 40] {
      audit.add(origin(position), attempts: 0, at: ("t.pages/1", 1))
    }
    let known = audit.finish(hasAll: false)
    #expect(findings.all == [])
    #expect(known[input]?.ahead == [])
  }
}
