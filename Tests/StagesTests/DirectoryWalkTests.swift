import Foundation
import Stages
import TestSupport
import Testing

@Suite("The walk of a page directory")
struct DirectoryWalkTests {
  private func paths(_ walk: consuming DirectoryWalk) throws -> (paths: [String], IgnoredFiles) {
    var paths: [String] = []
    while let entry = try walk.next() { paths.append(String(decoding: entry.path, as: UTF8.self)) }
    return (paths, walk.ignored)
  }

  @Test("pages come in the order of their full paths' bytes, folders amid files")
  func order() throws {
    let folder = try TemporaryFolder()
    let names = ["a/z.html", "a.html", "a-b/c/d.md", "a0.txt", "b/é.htm", "b/a.shtml", "B.json"]
    for name in names { try folder.write(name) }
    let found = try paths(DirectoryWalk(directory: folder.path)).paths
    #expect(found == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
  }

  @Test("sidecars are no pages, and other kinds are counted with one example each")
  func ignored() throws {
    let folder = try TemporaryFolder()
    for name in ["1.html", "1.html.meta.json", "x.pdf", "y.PDF", "README", "2.HTM"] {
      try folder.write(name)
    }
    let (found, ignored) = try paths(DirectoryWalk(directory: folder.path))
    #expect(found == ["1.html", "2.HTM"])
    #expect(ignored.groups[".pdf"]?.count == 2)
    #expect(ignored.groups["no extension"]?.count == 1)
    #expect(ignored.notice()?.contains("2 × .pdf") == true)
  }

  @Test("a link to a file is a page, a link to a folder is not followed, a pipe is passed over")
  func special() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/1.html")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path + "/link.html",
      withDestinationPath: "real/1.html"
    )
    try manager.createSymbolicLink(atPath: folder.path + "/loop.html", withDestinationPath: ".")
    try manager.createSymbolicLink(atPath: folder.path + "/up", withDestinationPath: "..")
    try manager.createSymbolicLink(atPath: folder.path + "/gone.html", withDestinationPath: "no")
    try folder.pipe("pipe.html")
    let (found, ignored) = try paths(DirectoryWalk(directory: folder.path))
    #expect(found == ["gone.html", "link.html", "real/1.html"])
    #expect(ignored.count == 3)
  }

  @Test("a folder that is excluded is not entered, wherever it lies")
  func excluded() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.html")
    try folder.write("sub/out/nianbao.json")
    let out = try #require(DirectoryWalk.FolderIdentity(path: folder.path + "/sub/out"))
    let found = try paths(DirectoryWalk(directory: folder.path, excluding: out)).paths
    #expect(found == ["1.html"])
  }

  @Test("a directory that is not there is an error that names it")
  func absent() throws {
    #expect {
      var walk = try DirectoryWalk(directory: "/nowhere/at/all")
      _ = try walk.next()
    } throws: { error in
      "\(error)".contains("/nowhere/at/all")
    }
  }

  @Test("files that come and go while the walk is under way do not break it")
  func changing() throws {
    let folder = try TemporaryFolder()
    for index in 0..<50 { try folder.write("\(index / 10)/\(index).html") }
    var walk = try DirectoryWalk(directory: folder.path)
    _ = try walk.next()
    try folder.remove("2")
    try folder.write("0/0.html.meta.json")
    var count = 1
    while try walk.next() != nil { count += 1 }
    #expect(count == 40)
  }
}
