import Foundation
import Reports
import Testing

/// Broken markup with the grids that HTML's parsing and table algorithms make of it.
@Suite("Malformed tables")
struct MalformedTablesTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var html: String
    var grids: [[[String]]]

    var testDescription: String { name }
  }

  static let cases: [Case] =
    (try? JSONDecoder().decode(
      [Case].self,
      from: Data(contentsOf: Repository.fixtures.appending(path: "malformed-tables.json"))
    )) ?? []

  @Test("are all there")
  func count() {
    #expect(Self.cases.count >= 97)
  }

  @Test("give the grids of the HTML standard", arguments: cases)
  func grids(malformed: Case) throws {
    let text = try decoded(Array(malformed.html.utf8), contentType: "text/html; charset=utf-8")
    let grids = try pageGrids(text, budgets: Budgets())
    #expect(grids.map(Self.trimmed) == malformed.grids.map(Self.trimmed))
  }

  /// A grid without the empty slots at the ends of its rows.
  private static func trimmed(_ grid: [[String]]) -> [[String]] {
    grid.map { row in Array(row.prefix((row.lastIndex { !$0.isEmpty } ?? -1) + 1)) }
  }
}
