import Foundation
import TestSupport

/// The example pages, processed by three runs as the folder grew, so that the ledger has three
/// lines; tests then tamper with the output.
struct VerifiedExamples {
  let pages: TemporaryFolder
  let out: TemporaryFolder
  /// The pages' names by position.
  let names: [String]

  /// The positions at which each run began, and the end.
  static let bounds = [0, 6, 11, 17]

  init(_ options: [String] = ["--format", "jsonl,csv"]) throws {
    pages = try TemporaryFolder()
    out = try TemporaryFolder()
    names = try Array(Examples.names().prefix(17))
    for run in 0..<3 {
      let range = Self.bounds[run]..<Self.bounds[run + 1]
      try Examples.copy(names[range], to: pages)
      let result = try Command.run(["run", "--pages", pages.path, "--out", out.path] + options)
      guard result.status == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
  }

  func verify(_ options: [String] = []) throws -> Command.Result {
    try Command.run(["verify", "--pages", pages.path, "--out", out.path] + options)
  }

  /// The lines of a verification that names a culprit, without the closing sentence.
  func findings() throws -> [String] {
    let result = try verify()
    let lines = result.output.split(separator: "\n").map(String.init)
    guard result.status == 3, lines.last?.contains("is not in order") == true else { return [] }
    return lines.dropLast()
  }

  /// The file that one run wrote in a folder, relative to the output folder.
  func file(_ folder: String, run: Int) -> String {
    let padded = { (number: Int) in
      String(repeating: "0", count: 20 - String(number).count) + String(number)
    }
    let ending = folder.hasPrefix("tables") ? "csv" : "jsonl"
    let (first, last) = (padded(Self.bounds[run]), padded(Self.bounds[run + 1] - 1))
    return "\(folder)/p000/\(first)-\(last).\(ending)"
  }

  func read(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: out.path + "/" + name))
  }

  func write(_ name: String, _ data: Data) throws {
    try data.write(to: URL(filePath: out.path + "/" + name))
  }

  /// Changes the lines of a file, newlines included.
  func editLines(_ name: String, _ edit: (inout [Data]) -> Void) throws {
    var lines = try read(name).split(separator: 10).map { $0 + [10] }
    edit(&lines)
    try write(name, Data(lines.joined()))
  }
}
