import Stages
import Testing

@Suite("The last real message of a partition")
struct LastRecordSearchTests {
  /// Runs a search over a partition with messages at `messages`, and counts what it reads.
  private func search(
    low: Int64,
    end: Int64,
    messages: Set<Int64>,
    known: (last: Int64?, end: Int64)? = nil
  ) -> (last: Int64?, offsetsRead: Int64) {
    var search = LastRecordSearch(low: low, end: end, known: known)
    var read: Int64 = 0
    while let start = search.start {
      read += end - start
      for offset in messages.sorted() where (start..<end).contains(offset) {
        search.found(offset)
      }
      search.reachedEnd()
    }
    return (search.last, read)
  }

  @Test(
    "is found behind however many marks",
    arguments: [0, 1, 2, 3, 4, 5, 31, 32, 33, 1000, 99_998, 99_999] as [Int64]
  )
  func marks(_ count: Int64) {
    let last = 99_999 - count
    let found = search(low: 0, end: 100_000, messages: [0, last])
    #expect(found.last == last)
    #expect(found.offsetsRead <= 10 * (count + 4))
  }

  @Test("there is none in an empty partition and in one of marks alone")
  func none() {
    #expect(search(low: 0, end: 0, messages: []) == (nil, 0))
    #expect(search(low: 70, end: 70, messages: []) == (nil, 0))
    #expect(search(low: 10, end: 5000, messages: []).last == nil)
  }

  @Test("what an earlier search has seen is not read again")
  func known() {
    let found = search(low: 0, end: 100_010, messages: [5], known: (last: 5, end: 100_000))
    #expect(found.last == 5)
    #expect(found.offsetsRead <= 20)
    let newer = search(low: 0, end: 100_010, messages: [5, 100_003], known: (5, 100_000))
    #expect(newer.last == 100_003)
  }

  @Test("one that retention removed meanwhile is none any more")
  func removed() {
    #expect(search(low: 10, end: 20, messages: [], known: (last: 5, end: 12)).last == nil)
  }

  @Test("offsets at the end of their range do not trap")
  func extreme() {
    let found = search(low: 0, end: .max, messages: [0])
    #expect(found.last == 0)
  }
}
