import Foundation
import TestSupport
import Testing

@Suite(
  "Producer, workers and sinks as processes",
  .enabled(if: TestBroker.isThere, "there is no broker: run scripts/set-up --tests"),
  .serialized
)
struct KillTests {
  /// The script says what it does; it runs against any broker with any number of kills.
  @Test("are killed at random, and each page is in the files and with the subscriber once")
  func kills() throws {
    var environment = ProcessInfo.processInfo.environment
    environment["NIANBAO"] = try Command.executable().path()
    let isExternal = TestBroker.external != nil
    let result = try Command.run(
      isExternal ? ["--dynamic"] : [],
      program: URL(filePath: FileManager.default.currentDirectoryPath)
        .appending(path: "scripts/kill-test"),
      environment: environment
    )
    print(result.output)
    #expect(result.status == 0, "\(result.output)\n\(result.errors)")
  }
}
