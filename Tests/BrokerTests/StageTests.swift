import Foundation
import Kafka
import TestSupport
import Testing
import Wire

@Suite(
  "Stages on a broker",
  .enabled(if: TestBroker.isThere, "there is no broker: run scripts/set-up --tests"),
  .serialized
)
struct StageTests {
  private let broker: TestBroker
  private let prefix: String
  private let folder: TemporaryFolder

  init() throws {
    broker = try TestBroker()
    prefix = broker.prefix("stage")
    folder = try TemporaryFolder()
  }

  private var kafka: [String] { ["--brokers", broker.address, "--topic-prefix", prefix] }

  private func makeTopics() throws {
    let made = try Command.run(
      ["topics", "create"] + kafka + ["--partitions", "3", "--replication", "1"]
    )
    #expect(made.status == 0, "\(made.errors)")
  }

  private func enqueue(_ pages: Int) throws {
    for index in 0..<pages {
      try folder.write("pages/\(index).html", "<p>青禾市第\(index)号通知</p>")
    }
    let done = try Command.run(
      ["enqueue"] + kafka + ["--pages", folder.path + "/pages", "--state", folder.path + "/state"]
    )
    #expect(done.status == 0, "\(done.errors)")
  }

  /// Waits until a condition holds; a minute at the most.
  private func waiting(for condition: () throws -> Bool) throws -> Bool {
    for _ in 0..<300 {
      if try condition() { return true }
      usleep(200_000)
    }
    return false
  }

  private func lag(_ key: String) throws -> Int? {
    let status = try Command.run(["status"] + kafka + ["--json", "--interval", "1"])
    let object = try JSONSerialization.jsonObject(with: Data(status.output.utf8))
    return ((object as? [String: Any])?[key] as? [String: Any])?["lag"] as? Int
  }

  @Test("a worker without its topics ends with 2 and says how to make them")
  func missingTopics() throws {
    let work = try Command.run(["work"] + kafka)
    #expect(work.status == 2)
    #expect(work.errors.contains("nianbao topics create"))
  }

  @Test("a worker that is told to stop ends with 143, and its pages are done")
  func stop() throws {
    try makeTopics()
    try enqueue(40)
    let worker = try Command(["work"] + kafka + ["--instance", "one"])
    #expect(try waiting { try lag("pages") == 0 })
    worker.send(SIGTERM)
    let result = try worker.wait()
    #expect(result.status == 143)
    #expect(result.output.contains("40 pages"))
  }

  @Test("a second worker of the same name and folder is refused")
  func sameState() throws {
    try makeTopics()
    let state = ["--state", folder.path + "/worker"]
    let first = try Command(["work"] + kafka + ["--instance", "one"] + state)
    #expect(try waiting { FileManager.default.fileExists(atPath: state[1] + "/session") })
    let second = try Command.run(["work"] + kafka + ["--instance", "two"] + state)
    #expect(second.status == 1)
    #expect(second.errors.contains("locked by another process"))
    first.send(SIGTERM)
    #expect(try first.wait().status == 143)
  }

  @Test("brokers that stay away longer than the patience end every stage with 75")
  func patience() throws {
    let nobody = ["--brokers", "127.0.0.1:9", "--patience", "2"]
    try folder.write("pages/1.html")
    let pages = ["--pages", folder.path + "/pages", "--state", folder.path + "/state"]
    for command in [
      ["work"], ["sink", "--out", folder.path + "/out"], ["enqueue"] + pages, ["status"],
    ] {
      let result = try Command.run(command + nobody)
      #expect(result.status == 75, "\(command): \(result.errors)")
    }
  }

  @Test(
    "a broker that is silent for a while is waited for, and that is said once",
    .enabled(if: TestBroker.external == nil, "only our own broker can be paused")
  )
  func pause() throws {
    try makeTopics()
    let worker = try Command(["work"] + kafka + ["--instance", "one"])
    let sink = try Command(
      ["sink"] + kafka + ["--instance", "one", "--rotate-seconds", "1"]
        + ["--out", folder.path + "/out"]
    )
    #expect(try waiting { try worker.errors().contains("works on") })
    #expect(try waiting { try sink.errors().contains("writes") })
    for index in 0..<60 { try folder.write("pages/\(index).html", "<p>\(index)</p>") }
    broker.pause()
    let producer = try Command(
      ["enqueue"] + kafka
        + ["--pages", folder.path + "/pages", "--state", folder.path + "/state"]
    )
    #expect(try waiting { try producer.errors().contains("the brokers are away") })
    usleep(8_000_000)
    broker.resume()
    let produced = try producer.wait()
    #expect(produced.status == 0, "\(produced.errors)")
    #expect(produced.errors.components(separatedBy: "the brokers are away").count == 2)
    #expect(produced.errors.contains("the brokers are back"))
    #expect(try waiting { try lag("pages") == 0 && lag("records") == 0 })
    worker.send(SIGTERM)
    sink.send(SIGTERM)
    #expect(try worker.wait().status == 143)
    #expect(try sink.wait().status == 143)
    let verified = try Command.run(
      ["verify"] + kafka + ["--out", folder.path + "/out", "--complete"]
    )
    #expect(verified.status == 0, "\(verified.output)")
  }
}
