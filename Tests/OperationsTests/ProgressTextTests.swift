import Operations
import Testing

@Suite("Progress in words")
struct ProgressTextTests {
  private let half = ProgressSnapshot(
    done: 1500,
    total: 3000,
    elapsed: .seconds(10),
    outcomes: [.init("reports", 1400), .init("not reports", 0), .init("dead", 100)]
  )

  @Test("a line says how far, how fast, how long still, and what came out")
  func line() {
    #expect(
      ProgressText.line(half)
        == "1500 of 3000 pages (50%), 150 pages/s, 0:10 left: 1400 reports, 100 dead"
    )
  }

  @Test("before the first page there is no rate and no time left")
  func start() {
    let start = ProgressSnapshot(done: 0, total: 10, elapsed: .seconds(3))
    #expect(ProgressText.line(start) == "0 of 10 pages (0%)")
    #expect(start.rate == nil)
    #expect(start.left == nil)
  }

  @Test("work without an end has a count and a rate, and neither a share nor a time left")
  func endless() {
    let endless = ProgressSnapshot(
      done: 1500,
      total: nil,
      elapsed: .seconds(10),
      outcomes: [.init("dead", 3)],
      unit: "records"
    )
    #expect(ProgressText.line(endless) == "1500 records, 150 records/s: 3 dead")
    #expect(
      ProgressText.bar(endless, width: 80, color: false) == "1,500 records  150/s  3 dead"
    )
  }

  @Test("a bar never takes more columns than there are", arguments: 0...140)
  func width(_ columns: Int) {
    let text = ProgressText.bar(half, width: columns, color: false)
    #expect(text.count <= columns)
  }

  @Test("a narrow bar keeps the counts and drops the outcomes")
  func narrow() {
    let text = ProgressText.bar(half, width: 30, color: false)
    #expect(text.contains("1,500/3,000 pages"))
    #expect(!text.contains("reports"))
  }

  @Test("without colour there is no escape sequence")
  func noColor() {
    #expect(!ProgressText.bar(half, width: 100, color: false).contains("\u{1B}"))
    #expect(ProgressText.bar(half, width: 100, color: true).contains("\u{1B}[32m"))
  }

  @Test("all is done only at the end")
  func almost() {
    let almost = ProgressSnapshot(done: 999_999, total: 1_000_000, elapsed: .seconds(1))
    #expect(ProgressText.line(almost).contains("(99%)"))
    let empty = ProgressSnapshot(done: 0, total: 0, elapsed: .zero)
    #expect(ProgressText.line(empty) == "0 of 0 pages (100%)")
  }

  @Test(
    "numbers are grouped by thousands",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")]
  )
  func groups(_ number: Int, _ text: String) {
    #expect(ProgressText.grouped(number) == text)
  }

  @Test("a pacer lets the first through and then one an interval")
  func pace() {
    var pacer = ProgressPacer(interval: .milliseconds(100))
    let shown = [0, 40, 99, 100, 150, 320, 419, 420].filter {
      pacer.isDue(at: .milliseconds($0))
    }
    #expect(shown == [0, 100, 320, 420])
  }
}
