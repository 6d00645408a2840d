import Stages
import Testing

@Suite("What became of pages, in two bits each")
struct OutcomeMapTests {
  private let places: [Int64] = [
    0, 1, 31, 32, 4095, 4096, 32_767, 32_768, 1 << 40, .max - 1, .max,
  ]

  @Test("the first outcome stays, a second one makes it several")
  func several() {
    var map = OutcomeMap()
    for place in places {
      #expect(map[place] == .none)
      let isFirst = map.add(.record, at: place)
      #expect(isFirst)
      #expect(map[place] == .record)
    }
    for place in places {
      let isFirst = map.add(.dead, at: place)
      #expect(!isFirst)
      #expect(map[place] == .several)
    }
    for place in places { map[place] = .none }
    #expect(map.ranges().isEmpty)
  }

  @Test("neighbours are one range, also across words and chunks")
  func ranges() {
    var map = OutcomeMap()
    for offset in Int64(32_700)..<32_900 { _ = map.add(.dead, at: offset) }
    for offset in [5, 7, 8] as [Int64] { _ = map.add(.record, at: offset) }
    #expect(map.ranges() == [5..<6, 7..<9, 32_700..<32_900])
  }

  private let ids = (0..<3).map { String(repeating: "\($0 + 1)abc", count: 16) }

  @Test("a block is balanced when each record has the id of its page")
  func balanced() {
    var map = OutcomeMap()
    for (offset, id) in ids.enumerated() { map.weigh(id, at: Int64(offset)) }
    #expect(map.unbalancedBlocks == [0])
    for (offset, id) in ids.enumerated().reversed() { map.weigh(id, at: Int64(offset)) }
    #expect(map.unbalancedBlocks.isEmpty)
  }

  @Test("two records that took each other's place do not balance")
  func exchanged() {
    var map = OutcomeMap()
    let far = OutcomeMap.block * 9
    map.weigh(ids[0], at: far + 1)
    map.weigh(ids[1], at: far + 2)
    map.weigh(ids[1], at: far + 1)
    map.weigh(ids[0], at: far + 2)
    #expect(map.unbalancedBlocks == [far])
  }

  @Test("a record without an id does not balance its page")
  func noID() {
    var map = OutcomeMap()
    map.weigh("", at: 3)
    map.weigh(ids[0], at: 3)
    #expect(map.unbalancedBlocks == [0])
  }
}
