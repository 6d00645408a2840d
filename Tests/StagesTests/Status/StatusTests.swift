import Stages
import Testing

@Suite("Lag and rates")
struct StatusTests {
  private func lag(
    partition: Int32 = 0,
    first: Int64 = 0,
    last: Int64?,
    committed: Int64?
  ) -> PartitionLag {
    PartitionLag(
      partition: partition,
      first: first,
      end: (last ?? first) + 10,
      last: last,
      committed: committed
    )
  }

  @Test("a group that has done the last message has no lag, whatever marks follow")
  func drained() {
    #expect(lag(last: 99, committed: 100).lag == 0)
    #expect(lag(last: 99, committed: 107).lag == 0)
    #expect(lag(last: nil, committed: nil).lag == 0)
    #expect(lag(last: nil, committed: 100).lag == 0)
  }

  @Test("a group without a commit has everything before it")
  func begun() {
    #expect(lag(last: 99, committed: nil).lag == 100)
    #expect(lag(first: 40, last: 99, committed: nil).lag == 60)
    #expect(lag(last: 99, committed: 60).lag == 40)
  }

  @Test("what retention removed before it was done is no lag, and named")
  func expired() {
    let lag = lag(first: 50, last: 99, committed: 20)
    #expect(lag.expired == 30)
    #expect(lag.lag == 50)
    #expect(self.lag(first: 50, last: 99, committed: nil).expired == 0)
    #expect(self.lag(first: 50, last: 99, committed: 70).expired == 0)
  }

  @Test("the rate is what was committed between two looks, and tells the time left")
  func rate() {
    let earlier = [lag(last: 999, committed: 100), lag(partition: 1, last: 999, committed: nil)]
    let later = [
      lag(last: 999, committed: 300), lag(partition: 1, last: 999, committed: 200),
      lag(partition: 2, last: 99, committed: 50),
    ]
    let rate = StatusRate(from: earlier, to: later, elapsed: .seconds(4))
    #expect(rate.perSecond == 100)
    #expect(rate.secondsToDrain == 15.5)
  }

  @Test("nobody can tell the time left from one look, or while nothing moves")
  func unknown() {
    let one = [lag(last: 9, committed: 5)]
    #expect(StatusRate(from: nil, to: one, elapsed: .zero).perSecond == nil)
    #expect(StatusRate(from: nil, to: one, elapsed: .zero).secondsToDrain == nil)
    let still = StatusRate(from: one, to: one, elapsed: .seconds(2))
    #expect(still.perSecond == 0)
    #expect(still.secondsToDrain == nil)
    let done = [lag(last: 9, committed: 10)]
    #expect(StatusRate(from: nil, to: done, elapsed: .zero).secondsToDrain == 0)
  }

  @Test("a group that was set back has no negative rate")
  func setBack() {
    let rate = StatusRate(
      from: [lag(last: 9, committed: 8)],
      to: [lag(last: 9, committed: 2)],
      elapsed: .seconds(1)
    )
    #expect(rate.perSecond == 0)
  }
}
