import Kafka
import Reports
import Stages
import Testing
import Wire

@Suite("Dead letters: groups, choice and retry")
struct DeadLetterTests {
  private func letter(
    _ offset: Int64,
    reason: Refusal.Reason = .empty,
    value: [UInt8]? = [1],
    attempts: Int? = nil,
    origin: Origin = .message(topic: "t.pages", partition: 2, offset: 9),
    isSentBack: Bool = false
  ) -> FoundLetter {
    var headers: Headers = [("nb-url", Array("https://a.example/\(offset)".utf8))]
    headers.add("nb-attempts", attempts.map(String.init))
    let dead = DeadLetterMessage(
      key: nil,
      value: value,
      headers: headers,
      origin: origin,
      refusal: Refusal(reason, at: .decode, "detail \(offset)")
    )
    let message = Message(
      source: TopicPartition("t.dead", 3),
      offset: offset,
      timestamp: nil,
      key: nil,
      value: dead.value,
      headers: dead.headers
    )
    return FoundLetter(message, isSentBack: isSentBack)
  }

  @Test("are grouped by reason, the largest first, without those that were sent back")
  func groups() {
    var groups = LetterGroups(examples: 2)
    for offset in 0..<5 { groups.add(letter(Int64(offset), isSentBack: offset == 1)) }
    for offset in 5..<12 { groups.add(letter(Int64(offset), reason: .notText)) }
    let sorted = groups.sorted
    #expect(sorted.map(\.reason) == ["not_text", "empty"])
    #expect(sorted.map(\.count) == [7, 4])
    #expect(sorted.map(\.sentBack) == [0, 1])
    #expect(sorted[1].examples.map(\.place.offset) == [0, 2])
    #expect(sorted[1].examples.first?.url == "https://a.example/0")
    #expect(sorted[1].examples.first?.detail == "detail 0")
  }

  @Test("a letter of somebody else, without a reason, is unknown and no stop")
  func foreign() {
    let message = Message(
      source: TopicPartition("t.dead", 0),
      offset: 1,
      timestamp: nil,
      key: nil,
      value: nil,
      headers: [("nb-dead-reason", nil), ("nb-url", [0xFF])]
    )
    let letter = FoundLetter(message, isSentBack: false)
    var groups = LetterGroups(examples: 1)
    groups.add(letter)
    #expect(groups.sorted.first?.reason == "unknown")
    #expect(
      RetryDecision(letter, pages: "t.pages", maxAttempts: 3) == .leave(.neverPublished)
    )
  }

  @Test("are chosen by reason or by place")
  func choice() {
    let letter = letter(7)
    #expect(LetterChoice.all.includes(letter))
    #expect(LetterChoice.reasons(["empty", "x"]).includes(letter))
    #expect(!LetterChoice.reasons(["not_text"]).includes(letter))
    #expect(LetterChoice.places([LetterPlace(partition: 3, offset: 7)]).includes(letter))
    #expect(!LetterChoice.places([LetterPlace(partition: 2, offset: 7)]).includes(letter))
  }

  @Test("places are read with and without the topic, and nothing else is one")
  func places() {
    let place = LetterPlace(partition: 3, offset: 17)
    #expect(LetterPlace("3/17", topic: "t.dead") == place)
    #expect(LetterPlace("t.dead/3/17", topic: "t.dead") == place)
    for text in ["", "3", "3/", "/17", "x/17", "-1/2", "3/-2", "t.pages/3/17", "3/17/1"] {
      #expect(LetterPlace(text, topic: "t.dead") == nil)
    }
  }

  @Test("go back with their body, or with their page's when they lost it")
  func decision() {
    func decide(_ letter: FoundLetter) -> RetryDecision {
      RetryDecision(letter, pages: "t.pages", maxAttempts: 3)
    }
    #expect(decide(letter(1)) == .send)
    #expect(decide(letter(1, value: [])) == .send)
    #expect(decide(letter(1, value: nil)) == .fetch(partition: 2, offset: 9))
    let input = Origin.input(source: "s", input: "p000", position: 4)
    #expect(decide(letter(1, value: nil, origin: input)) == .leave(.neverPublished))
    #expect(decide(letter(1, origin: input)) == .send)
    #expect(decide(letter(1, isSentBack: true)) == .leave(.isSentBack))
    #expect(decide(letter(1, attempts: 2)) == .send)
    #expect(decide(letter(1, attempts: 3)) == .leave(.tooManyAttempts(3)))
  }
}
