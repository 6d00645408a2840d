import Stages
import Testing

@Suite("Deaths of a worker")
struct DeathCountsTests {
  /// The counts after so many starts at an offset, each followed by a death.
  private func dying(_ times: Int, at offset: Int64) -> DeathCounts {
    var counts = DeathCounts()
    for _ in 0..<times {
      counts = DeathCounts(counts.text)
      counts.begin(3, at: offset)
    }
    return counts
  }

  @Test("five at one offset make it careful, four do not")
  func five() {
    // The start after the fifth death is the sixth.
    #expect(dying(6, at: 70).isCareful(3))
    #expect(!dying(5, at: 70).isCareful(3))
    #expect(!dying(6, at: 70).isCareful(4))
  }

  @Test("at another offset start from the beginning")
  func progress() {
    var counts = dying(6, at: 70)
    counts.begin(3, at: 71)
    #expect(!counts.isCareful(3))
  }

  @Test("are forgotten when the partition is given back alive")
  func givenBack() {
    var counts = dying(6, at: 70)
    counts.end(3)
    #expect(counts.text.isEmpty)
    counts.begin(3, at: 70)
    #expect(!counts.isCareful(3))
  }

  @Test(
    "in a file that was torn or written by someone else are passed over",
    arguments: ["3 70", "x 70 9", "3 -1 9", "3 70 0", "3 70 99999999999999999999", " 3 70 9"]
  )
  func torn(line: String) {
    #expect(DeathCounts(line + "\n5 1 2\n").text == "5 1 2\n")
  }
}
