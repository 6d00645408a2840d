import Foundation
import Reports
import Testing

@Suite("The example pages")
struct ExamplesTests {
  static let names = Repository.names(ofJSONIn: Repository.examples.appending(path: "expected"))

  @Test("are as many as their expectations")
  func count() {
    #expect(Self.names.count >= 17)
  }

  @Test("come out as a careful reader reads them", arguments: names)
  func reading(name: String) throws {
    let example = try ExpectedPage(name, in: Repository.examples)
    let comparison = try example.comparison()
    #expect(example.expected["url"]?.string == example.page.url)
    #expect(comparison.kind == [])
    #expect(comparison.fields == [])
    #expect(comparison.wrong == [])
    #expect(comparison.invented == [])
    #expect(comparison.missed == [])
    #expect(comparison.rules == [])
  }
}
