import Stages
import Testing

@Suite("Brokers that are away")
struct OutageTests {
  private func machine() -> OutageStateMachine { OutageStateMachine(patience: .seconds(60)) }

  @Test("are said to be away once, and to be back once")
  func once() {
    var machine = machine()
    var said: [OutageStateMachine.Action] = []
    for second in 0..<30 {
      machine.trouble("refused", at: .seconds(second))
      if let action = machine.tick(at: .seconds(second)) { said.append(action) }
    }
    if let action = machine.fine(at: .seconds(30)) { said.append(action) }
    if let action = machine.fine(at: .seconds(31)) { said.append(action) }
    #expect(said == [.sayAway("refused"), .sayBack(.seconds(30))])
  }

  @Test("that are back at once are not spoken of")
  func short() {
    var machine = machine()
    machine.trouble("refused", at: .seconds(10))
    #expect(machine.tick(at: .seconds(11)) == nil)
    #expect(machine.fine(at: .seconds(12)) == nil)
    #expect(machine.tick(at: .seconds(100)) == nil)
  }

  @Test("are noticed by a call that gets no answer")
  func slowCall() {
    var machine = machine()
    let call = machine.begin("commit", at: .seconds(1))
    #expect(machine.tick(at: .seconds(3)) == nil)
    #expect(!machine.isTroubled)
    #expect(machine.tick(at: .seconds(6)) == .sayAway("no answer to: commit"))
    machine.end(call)
    #expect(machine.isTroubled)
    #expect(machine.fine(at: .seconds(7)) == .sayBack(.seconds(6)))
  }

  @Test("a call that ended is no reason")
  func endedCall() {
    var machine = machine()
    machine.end(machine.begin("commit", at: .seconds(1)))
    #expect(machine.tick(at: .seconds(50)) == nil)
  }

  @Test("are given up after the user's patience, once, counted from the first sign")
  func giveUp() {
    var machine = machine()
    machine.trouble("refused", at: .seconds(5))
    _ = machine.tick(at: .seconds(20))
    machine.trouble("refused again", at: .seconds(40))
    #expect(machine.tick(at: .seconds(64)) == nil)
    #expect(machine.tick(at: .seconds(65)) == .giveUp(.seconds(60)))
    #expect(machine.tick(at: .seconds(66)) == nil)
  }

  @Test("start the patience anew when they were back in between")
  func anew() {
    var machine = machine()
    machine.trouble("refused", at: .seconds(0))
    _ = machine.fine(at: .seconds(50))
    machine.trouble("refused", at: .seconds(55))
    #expect(machine.tick(at: .seconds(70)) == .sayAway("refused"))
    #expect(machine.tick(at: .seconds(114)) == nil)
    #expect(machine.tick(at: .seconds(115)) == .giveUp(.seconds(60)))
  }
}
