import Foundation
import TestSupport
import Testing

@Suite("Signals, crashes and company", .serialized)
struct SignalTests {
  /// Waits until the run has begun its first batch.
  private func waitForWork(_ command: Command) throws {
    while command.isRunning, try !command.errors().contains("batch started") { usleep(2000) }
  }

  @Test(
    "a signal ends the run in good order, and the same command goes on",
    arguments: [SIGINT, SIGTERM]
  )
  func stop(_ signal: Int32) throws {
    let pages = try TemporaryFolder()
    try Corpus.heavy(60, bytes: 1_000_000, in: pages)
    let out = try TemporaryFolder()
    let arguments = [
      "run", "--pages", pages.path, "--out", out.path, "--page-max-work", "1000000000",
      "--log-level", "debug",
    ]
    let command = try Command(arguments)
    try waitForWork(command)
    command.send(signal)
    let result = try command.wait()
    #expect(result.status == 128 + signal, "\(result.errors)")
    #expect(result.output.contains("Stopped by a signal"))
    #expect(OutputFiles.staged(out.path).isEmpty)
    #expect(try Command.run(arguments).status == 0)
    let lines = try ["records", "dead"].flatMap { try OutputFiles.lines(out.path, $0) }
    #expect(lines.count == 60)
  }

  @Test("a second signal does not wait for the page in hand")
  func second() throws {
    let pages = try TemporaryFolder()
    try Corpus.heavy(1, bytes: 40_000_000, in: pages)
    let out = try TemporaryFolder()
    let command = try Command([
      "run", "--pages", pages.path, "--out", out.path, "--log-level", "debug",
      "--page-max-bytes", "300000000", "--page-max-work", "100000000000",
    ])
    try waitForWork(command)
    command.send(SIGINT)
    usleep(200_000)
    command.send(SIGINT)
    #expect(try command.wait().status == 130)
    #expect(try OutputFiles.lines(out.path, "records").isEmpty)
  }

  @Test("a page that crashes the process twice is a dead letter, and the others are not lost")
  func crash() throws {
    let pages = try TemporaryFolder()
    try Corpus.small(50, in: pages)
    try Corpus.heavy(1, bytes: 40_000_000, in: pages)
    let out = try TemporaryFolder()
    let arguments = [
      "run", "--pages", pages.path, "--out", out.path, "--workers", "1",
      "--page-max-bytes", "300000000", "--page-max-work", "100000000000", "--log-level", "debug",
    ]
    for strike in 1...2 {
      let command = try Command(arguments)
      try waitForWork(command)
      let thread = try #require(busyThread(of: command))
      syscallKill(command.identifier, thread, SIGSEGV)
      #expect(try command.wait().status == -SIGSEGV)
      let marks = try String(contentsOfFile: out.path + "/staging/crashes", encoding: .utf8)
      #expect(marks.split(separator: "\n").count == strike)
    }
    let result = try Command.run(arguments)
    #expect(result.status == 0, "\(result.errors)")
    let dead = try OutputFiles.lines(out.path, "dead")
    #expect(dead.contains { $0.contains("\"reason\":\"crashed\",\"stage\":\"process\"") })
    #expect(try OutputFiles.lines(out.path, "records").count + dead.count == 51)
  }

  /// The thread that has computed longest, once it has for a tenth of a second.
  private func busyThread(of command: Command) -> pid_t? {
    let folder = "/proc/\(command.identifier)/task"
    while command.isRunning {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
        guard let text = try? String(contentsOfFile: "\(folder)/\(name)/stat", encoding: .utf8),
          let end = text.lastIndex(of: ")")
        else { continue }
        let fields = text[end...].split(separator: " ")
        if fields.count > 12, let ticks = Int(fields[12]), ticks >= 10 { return pid_t(name) }
      }
      usleep(2000)
    }
    return nil
  }

  /// Sends a signal to one thread of another process.
  private func syscallKill(_ process: pid_t, _ thread: pid_t, _ signal: Int32) {
    let tool = Process()
    tool.executableURL = URL(filePath: "/usr/bin/env")
    tool.arguments = [
      "python3", "-c",
      "import ctypes; ctypes.CDLL(None).syscall(234, \(process), \(thread), \(signal))",
    ]
    try? tool.run()
    tool.waitUntilExit()
  }

  @Test("a second process on the same output is told so and changes nothing")
  func company() throws {
    let pages = try TemporaryFolder()
    try Corpus.heavy(60, bytes: 1_000_000, in: pages)
    let out = try TemporaryFolder()
    let arguments = [
      "run", "--pages", pages.path, "--out", out.path, "--page-max-work", "1000000000",
      "--log-level", "debug",
    ]
    let first = try Command(arguments)
    try waitForWork(first)
    let second = try Command.run(arguments)
    #expect(second.status == 1)
    #expect(second.errors.contains("locked"))
    first.send(SIGINT)
    #expect(try first.wait().status == 130)
  }
}
