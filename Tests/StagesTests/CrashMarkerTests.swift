import Foundation
import Stages
import TestSupport
import Testing

@Suite("The crash marker")
struct CrashMarkerTests {
  private func marks(_ folder: TemporaryFolder) throws -> String {
    try String(contentsOfFile: folder.path + "/crashes", encoding: .utf8)
  }

  @Test("a memory fault ends the process by its signal and leaves the page's position")
  func fault() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGSEGV)) { [path = folder.path as String] in
      try CrashMarkerFile(folder: path).arm(watchdog: 60)
      CrashMark.on(partition: "p000", position: 1) {}
      CrashMark.on(partition: "p001", position: 42) {
        // SAFETY: none; this is the fault that the test is about.
        unsafe UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
      }
    }
    #expect(try marks(folder) == "p001 42 SEGV\n")
  }

  @Test("a thread that runs out of stack still leaves its mark")
  func overflow() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGSEGV)) { [path = folder.path as String] in
      try CrashMarkerFile(folder: path).arm(watchdog: 60)
      func descend(_ depth: Int) -> Int {
        depth == .max ? 0 : 1 &+ max(descend(depth + 1), descend(depth + 2))
      }
      CrashMark.on(partition: "p000", position: 3) { print(descend(0)) }
    }
    #expect(try marks(folder) == "p000 3 SEGV\n")
  }

  @Test("a trap and an abort leave marks that add up")
  func trap() async throws {
    let folder = try TemporaryFolder()
    for _ in 0..<2 {
      await #expect(processExitsWith: .failure) { [path = folder.path as String] in
        try CrashMarkerFile(folder: path).arm(watchdog: 60)
        let empty: [Int] = []
        CrashMark.on(partition: "p000", position: 9) { print(empty[Int.random(in: 5...6)]) }
      }
    }
    await #expect(processExitsWith: .signal(SIGABRT)) { [path = folder.path as String] in
      try CrashMarkerFile(folder: path).arm(watchdog: 60)
      CrashMark.on(partition: "p000", position: 8) { abort() }
    }
    let strikes = CrashStrikes(try marks(folder))
    #expect(strikes.count(partition: "p000", position: 9) == 2)
    #expect(strikes.count(partition: "p000", position: 8) == 1)
  }

  @Test("a crash between two pages is nobody's")
  func between() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGABRT)) { [path = folder.path as String] in
      try CrashMarkerFile(folder: path).arm(watchdog: 60)
      CrashMark.on(partition: "p000", position: 1) {}
      abort()
    }
    #expect(try marks(folder).isEmpty)
  }

  @Test("a page that does not end is ended by the watchdog, with its mark")
  func watchdog() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGABRT)) { [path = folder.path as String] in
      try CrashMarkerFile(folder: path).arm(watchdog: 1)
      CrashMark.on(partition: "p000", position: 5) { while true { usleep(1000) } }
    }
    #expect(try marks(folder) == "p000 5 ABRT\n")
  }

  @Test("strikes of committed pages are dropped from the file, others stay")
  func tidy() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "crashes",
      "p000 3 SEGV\np000 9 SEGV\np001 3 ABRT\np000 9 BUS\nnonsense\np000 9"
    )
    let marker = try CrashMarkerFile(folder: folder.path)
    let strikes = try marker.strikes(committed: [("p000", 4)])
    #expect(strikes.count(partition: "p000", position: 9) == 2)
    #expect(strikes.count(partition: "p000", position: 3) == 0)
    #expect(try marks(folder) == "p000 9 SEGV\np000 9 BUS\np001 3 ABRT\n")
  }
}
