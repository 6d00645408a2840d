import FileSink
import Foundation
import Glibc
import Stages
import TestSupport
import Testing

@Suite("Verifying an output folder against its pages")
struct VerifyPagesTests {
  private func places(_ folder: VerifiedFolder, withPages: Bool = true) throws -> [Place] {
    try folder.findings(withPages: withPages).map { Place($0) }
  }

  @Test("Listed pages that are not processed are named")
  func notProcessed() throws {
    let folder = try VerifiedFolder(batches: 2)
    #expect(
      try places(folder) == [
        Place(.pageNotProcessed, VerifiedFolder.name(8), position: 8)
      ]
    )
    try folder.process(batches: 1)
    #expect(try places(folder) == [])
  }

  @Test("A page in the directory that is not listed is named, until a run takes it up")
  func notListed() throws {
    let folder = try VerifiedFolder()
    try folder.pages.write("a/99.html")
    #expect(try places(folder) == [Place(.pageNotListed, "a/99.html")])
    try folder.list(next: 12)
    try folder.process(batches: 1)
    #expect(try places(folder) == [])
  }

  @Test("A page changed since is named; one that was only touched, or is gone, is not")
  func changedPage() throws {
    for compression in Compression.allCases {
      let folder = try VerifiedFolder(compression: compression)
      try folder.pages.touch(VerifiedFolder.name(4), seconds: 1_000_000_000)
      try folder.pages.remove(VerifiedFolder.name(5))
      #expect(try places(folder) == [])
      try folder.pages.write(VerifiedFolder.name(7), "<p>青禾市</p>")
      #expect(
        try places(folder) == [Place(.pageChanged, VerifiedFolder.name(7), position: 7)]
      )
    }
  }

  @Test("A page whose bytes changed behind its time and size is named with its record")
  func silentlyChangedPage() throws {
    let folder = try VerifiedFolder()
    let path = "\(folder.pages.path)/\(VerifiedFolder.name(7))"
    var before = stat()
    #expect(unsafe stat(path, &before) == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data(text.replacingOccurrences(of: "7", with: "8").utf8))
    try file.close()
    let times = [before.st_atim, before.st_mtim]
    #expect(unsafe utimensat(AT_FDCWD, path, times, 0) == 0)
    #expect(
      try places(folder) == [
        Place(.recordOfOtherPage, folder.file("records", batch: 1), line: 4, position: 7)
      ]
    )
  }

  @Test("A page that is listed twice is named")
  func listedTwice() throws {
    let folder = try VerifiedFolder()
    let list = "ledger/p000.pages/00000000000000000000.jsonl"
    let line = try folder.read(list).split(separator: 10)[3]
    try folder.write("ledger/p000.pages/00000000000000000012.jsonl", Array(line) + [10])
    try folder.process(batches: 1)
    #expect(
      try places(folder) == [Place(.pageListedTwice, VerifiedFolder.name(3), position: 12)]
    )
  }

  @Test("A damaged and a shortened page list are named")
  func damagedList() throws {
    let list = "ledger/p000.pages/00000000000000000000.jsonl"
    var folder = try VerifiedFolder()
    try folder.editLines(list) { $0[5][0] = 0x5B }
    #expect(try places(folder).contains(Place(.listDamaged, list, line: 6)))
    folder = try VerifiedFolder()
    try folder.editLines(list) { $0.removeLast() }
    #expect(
      try places(folder, withPages: false) == [
        Place(.listDamaged, "ledger/p000.pages", position: 11)
      ]
    )
    folder = try VerifiedFolder()
    try folder.out.remove(list)
    #expect(
      try places(folder, withPages: false) == [
        Place(.listDamaged, "ledger/p000.pages", position: 0)
      ]
    )
  }
}
