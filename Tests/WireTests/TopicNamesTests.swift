import Testing
import Wire

@Suite("Topic names")
struct TopicNamesTests {
  @Test("are the prefix, a dot and the contract's word")
  func names() {
    let names = TopicNames(prefix: "survey-2024")
    #expect(names.pages == "survey-2024.pages")
    #expect(names.records == "survey-2024.records")
    #expect(names.dead == "survey-2024.dead")
    #expect(names.progress == "survey-2024.progress")
  }

  @Test(
    "a prefix is refused that Kafka would not take",
    arguments: ["", "a b", "年报", "a/b", String(repeating: "a", count: 241)]
  )
  func refusedPrefix(_ prefix: String) {
    #expect(TopicNames.problem(ofPrefix: prefix) != nil)
  }

  @Test(
    "a prefix is taken that leaves room for the longest name",
    arguments: ["nianbao", "a.B_c-9", String(repeating: "a", count: 240)]
  )
  func acceptedPrefix(_ prefix: String) {
    #expect(TopicNames.problem(ofPrefix: prefix) == nil)
  }
}
