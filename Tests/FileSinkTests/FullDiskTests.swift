import FileSink
import Foundation
import Glibc
import Testing

@Suite(
  "A disk that is full or read-only",
  .enabled(if: SmallDisk.isAvailable, "needs the right to mount a small file system")
)
struct FullDiskTests {
  @Test(
    "Wherever a commit runs out of space, nothing of it stays, and it works once there is some",
    arguments: 0...6
  )
  func noSpace(_ pages: Int) throws {
    let disk = try SmallDisk(bytes: 1 << 20)
    let sink = try openSink(disk.folder)
    let batch = contents(0..<100)
    let size = batch.map { ($0.bytes.count + 4095) / 4096 }.reduce(1, +)
    try disk.fill(leaving: pages)
    let before = try disk.folder.files(under: "out")
    if pages >= size {
      try sink.commit(next: 100, contents: batch, at: someTime)
      return
    }
    let error = #expect(throws: FileSinkError.self) {
      try sink.commit(next: 100, contents: batch, at: someTime)
    }
    guard case .system("write", let path, ENOSPC) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(path.contains("/ledger/") == (pages == size - 1))
    #expect(error?.description.contains("Free some space") == true)
    #expect(sink.next == 0)
    #expect(try disk.folder.files(under: "out") == before)
    try disk.folder.remove("filler")
    try sink.commit(next: 100, contents: batch, at: someTime)
    #expect(sink.next == 100)
  }

  @Test("A manifest that does not fit the disk leaves the one before it whole")
  func manifest() throws {
    let disk = try SmallDisk(bytes: 1 << 20)
    var output = try openFolder(disk.folder)
    let before = try disk.folder.files(under: "out")
    try disk.fill(leaving: 0)
    #expect(throws: FileSinkError.self) { try output.partition(forInput: "pages", path: "/") }
    #expect(try disk.folder.files(under: "out") == before)
    try disk.folder.remove("filler")
    #expect(try output.partition(forInput: "pages", path: "/") == "p000")
  }

  @Test("A read-only --out is a clear error")
  func readOnly() throws {
    let disk = try SmallDisk(bytes: 1 << 20)
    _ = try openSink(disk.folder)
    try disk.makeReadOnly()
    let error = #expect(throws: FileSinkError.self) { try openSink(disk.folder) }
    guard case .system(_, _, EROFS) = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
    #expect(error?.exitCode == 1)
    #expect(error?.description.contains("read-only") == true)
  }

  @Test("A folder on another file system is refused before anything is committed")
  func otherFileSystem() throws {
    let disk = try SmallDisk(bytes: 1 << 20)
    let sink = try openSink(disk.folder)
    let records = disk.folder.path("out/records")
    try disk.folder.makeFolder("out/records")
    try run("/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=65536", "none", records])
    defer { _ = try? run("/usr/bin/env", ["umount", records]) }
    #expect(throws: FileSinkError.differentFileSystem(path: records + "/p000")) {
      try sink.commit(next: 3, contents: contents(0..<3), at: someTime)
    }
    #expect(try disk.folder.read("out/ledger/p000.jsonl").isEmpty)
  }
}
