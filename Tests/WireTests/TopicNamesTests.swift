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
}
