import FileSink
import Foundation
import Testing

@Suite("The lock on a partition")
struct LockTests {
  @Test("A partition that another process holds is refused with that process's id")
  func heldByAnother() throws {
    let folder = try TemporaryFolder()
    _ = try openSink(folder)
    let lock = folder.path("out/ledger/p000.lock")
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/bin/sh")
    holder.arguments = [
      "-c", #"exec 9>>"$1"; flock 9; echo $$ >"$1"; echo ready; read line"#, "sh", lock,
    ]
    let input = Pipe()
    let output = Pipe()
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n")
    #expect(throws: FileSinkError.locked(path: lock, pid: holder.processIdentifier)) {
      try openSink(folder)
    }
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    _ = try openSink(folder)
  }

  @Test("A second writer in the same process is refused, and let in when the first is gone")
  func heldByThis() throws {
    let folder = try TemporaryFolder()
    let first = try openSink(folder)
    let own = ProcessInfo.processInfo.processIdentifier
    #expect(
      throws: FileSinkError.locked(path: folder.path("out/ledger/p000.lock"), pid: own)
    ) { try openSink(folder) }
    try first.commit(next: 1, contents: contents(0..<1), at: someTime)
    let text = String(decoding: try folder.read("out/ledger/p000.lock"), as: UTF8.self)
    #expect(text == "\(own)\n")
  }

  @Test("Readers share the lock and keep writers out meanwhile")
  func shared() throws {
    let folder = try TemporaryFolder()
    let output = try openFolder(folder)
    #expect(try PartitionLock.share(in: output.ledger, partition: "p000") == nil)
    _ = try openSink(folder)
    do {
      let one = try PartitionLock.share(in: output.ledger, partition: "p000")
      let other = try PartitionLock.share(in: output.ledger, partition: "p000")
      #expect(throws: FileSinkError.self) { try openSink(folder) }
      #expect(one != nil && other != nil)
    }
    _ = try openSink(folder)
  }
}
