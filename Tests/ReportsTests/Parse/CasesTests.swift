import Foundation
import Reports
import Testing

/// Real pages with known values, which are not part of the repository.
@Suite(
  "The cases beside the repository",
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.cases.path),
    "no folder of cases stands beside the repository"
  )
)
struct CasesTests {
  static let names = Repository.names(ofJSONIn: Repository.cases.appending(path: "expected"))
  /// What is fully read at this stage; the others must only not mislead.
  static let complete = ["010", "014", "030", "seed1", "seed4"].filter(names.contains)

  @Test("give the right kind and neither a wrong nor an invented cell", arguments: names)
  func misleadingCells(name: String) throws {
    let comparison = try ExpectedPage(name, in: Repository.cases).comparison()
    #expect(comparison.kind == [])
    #expect(comparison.wrong == [])
    #expect(comparison.invented == [])
  }

  @Test(
    "give every cell and the count of failed rules where the form is plain",
    arguments: complete
  )
  func completeCells(name: String) throws {
    let comparison = try ExpectedPage(name, in: Repository.cases).comparison()
    #expect(comparison.missed == [])
    #expect(comparison.rules == [])
  }
}
