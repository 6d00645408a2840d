import Foundation
import TestSupport
import Testing

@Suite("Killed at any instant", .serialized)
struct KillTests {
  private static let pages = 3000
  /// Batches that can be in hand: one being transformed, one being committed.
  private static let lostAtMost = 2 * 1024

  /// Starts `run` again and again, kills it after random delays, until it comes to its end.
  ///
  /// - Returns: The number of kills that hit, and the positions begun over all starts.
  private func runKilled(
    _ arguments: [String],
    within longest: Double
  ) throws -> (kills: Int, begun: Int) {
    var (kills, begun) = (0, 0)
    var longest = longest
    while true {
      // On a machine that got slower meanwhile, too, some start comes to its end.
      longest *= 1.05
      let workers = String(Int.random(in: 1...5))
      let command = try Command(arguments + ["--workers", workers, "--log-level", "debug"])
      // Half of the kills come early, amid opening and listing.
      let span = Bool.random() ? longest : longest / 4
      usleep(UInt32(Double.random(in: 0...span) * 1e6))
      command.send(SIGKILL)
      let result = try command.wait()
      begun += positionsBegun(result.errors)
      guard result.status == -SIGKILL else {
        #expect(result.status == 0, "\(result.errors)")
        return (kills, begun)
      }
      kills += 1
    }
  }

  private func positionsBegun(_ log: String) -> Int {
    log.matches(of: /batch started.* pages=(\d+)/).compactMap { Int($0.output.1) }.reduce(0, +)
  }

  @Test("a hundred kills later the files are those of an undisturbed run", .timeLimit(.minutes(10)))
  func kills() throws {
    let pages = try TemporaryFolder()
    try Corpus.small(Self.pages, in: pages)
    let out = try TemporaryFolder()
    let arguments = ["run", "--pages", pages.path, "--format", "jsonl,csv"]
    let clock = ContinuousClock()
    let start = clock.now
    let plain = try Command.run(arguments + ["--out", out.path + "/plain"])
    #expect(plain.status == 0, "\(plain.errors)")
    let whole = (clock.now - start) / .seconds(1)
    let expected = try OutputFiles.all(out.path + "/plain")
    #expect(try OutputFiles.lines(out.path + "/plain", "records").count > Self.pages / 2)
    var (kills, round) = (0, 0)
    while kills < 100 {
      let folder = out.path + "/\(round)"
      let (hits, begun) = try runKilled(arguments + ["--out", folder], within: whole)
      #expect(try OutputFiles.all(folder) == expected)
      #expect(OutputFiles.staged(folder).isEmpty)
      #expect(begun <= Self.pages + hits * Self.lostAtMost)
      kills += hits
      round += 1
    }
    print("killed \(kills) times over \(round) rounds")
  }

  @Test("a full disk in between is an error that says so, and no loss", .enabled(if: Mount.works))
  func fullDisk() throws {
    let pages = try TemporaryFolder()
    try Corpus.small(Self.pages, in: pages)
    let plain = try TemporaryFolder()
    let arguments = ["run", "--pages", pages.path]
    #expect(try Command.run(arguments + ["--out", plain.path]).status == 0)
    let expected = try OutputFiles.all(plain.path)
    let size = expected.values.reduce(0) { $0 + $1.count }
    let mount = try Mount(kilobytes: size / 1024 * 3 + 4096)
    let out = mount.path + "/out"
    // Room for the list of pages and a part of the records.
    let list = plain.path + "/ledger/p000.pages/00000000000000000000.jsonl"
    let listed = try Data(contentsOf: URL(filePath: list)).count
    try mount.fill(leaving: listed + 48 * 1024 + size / 3)
    let full = try Command.run(arguments + ["--out", out])
    #expect(full.status == 1)
    #expect(full.errors.contains("No space left"), "\(full.errors)")
    let (_, _) = try runKilled(arguments + ["--out", out], within: 0.3, freeing: mount)
    #expect(try OutputFiles.all(out) == expected)
    #expect(OutputFiles.staged(out).isEmpty)
  }

  /// Kills some runs on the full disk, makes room, and goes on to the end.
  private func runKilled(
    _ arguments: [String],
    within longest: Double,
    freeing mount: Mount
  ) throws -> (kills: Int, begun: Int) {
    for _ in 0..<5 {
      let command = try Command(arguments)
      usleep(UInt32.random(in: 0...300_000))
      command.send(SIGKILL)
      let status = try command.wait().status
      #expect(status == 1 || status == -SIGKILL)
    }
    try mount.free()
    return try runKilled(arguments, within: longest)
  }
}
