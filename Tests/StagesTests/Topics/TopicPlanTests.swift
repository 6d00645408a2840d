import Kafka
import Stages
import Testing
import Wire

@Suite("Topics as they should be made")
struct TopicPlanTests {
  private let names = TopicNames(prefix: "survey")

  private func plan(replication: Int32? = nil) -> TopicPlan {
    TopicPlan(
      partitions: 12,
      replication: replication,
      retention: .seconds(30 * 86_400),
      deadRetention: .seconds(90 * 86_400)
    )
  }

  @Test("pages, records and dead letters are deleted after their time, never compacted")
  func data() throws {
    let topics = plan().topics(names)
    #expect(
      topics.map(\.name) == ["survey.pages", "survey.records", "survey.dead", "survey.progress"]
    )
    for topic in topics.prefix(3) {
      #expect(topic.partitions == 12)
      #expect(topic.configuration["cleanup.policy"] == "delete")
    }
    #expect(topics[0].configuration["retention.ms"] == "2592000000")
    #expect(topics[1].configuration["retention.ms"] == "2592000000")
    #expect(topics[2].configuration["retention.ms"] == "7776000000")
  }

  @Test("progress is compacted and has one partition")
  func progress() throws {
    let topic = try #require(plan().topics(names).last)
    #expect(topic.partitions == 1)
    #expect(topic.configuration["cleanup.policy"] == "compact")
    #expect(topic.configuration["retention.ms"] == nil)
  }

  @Test("messages of the contract's sizes fit with room for key and headers")
  func sizes() throws {
    let sizes = plan().topics(names).map { Int($0.configuration["max.message.bytes"] ?? "") ?? 0 }
    #expect(sizes[0] > 8 << 20)
    #expect(sizes[1] > 32 << 20)
    #expect(sizes[2] > 32 << 20)
  }

  @Test("two copies have to be in step only where there are three", arguments: [nil, 1, 2, 3, 5])
  func copies(_ replication: Int32?) {
    for topic in plan(replication: replication).topics(names) {
      #expect(topic.replication == replication ?? -1)
      let least = topic.configuration["min.insync.replicas"]
      #expect(least == ((replication ?? 0) >= 3 ? "2" : nil))
    }
  }

  private let wanted = NewTopic(
    name: "t",
    partitions: 12,
    replication: 3,
    configuration: [
      "cleanup.policy": "delete", "max.message.bytes": "9000000", "retention.ms": "5",
    ]
  )

  private func state(
    partitions: Int = 12,
    replication: Int? = 3,
    _ configuration: [String: String] = [:]
  ) -> TopicState {
    let right = wanted.configuration.merging(configuration) { $1 }
    return TopicState(
      name: "t",
      partitions: partitions,
      replication: replication,
      configuration: right.filter { !$0.value.isEmpty }
    )
  }

  @Test("a topic that is as wanted has no difference")
  func same() {
    #expect(TopicDifference.all(in: state(), from: wanted).isEmpty)
  }

  @Test("what the brokers do not tell is no difference")
  func unknown() {
    let state = state(replication: nil, ["retention.ms": "", "cleanup.policy": ""])
    #expect(TopicDifference.all(in: state, from: wanted).isEmpty)
  }

  @Test("other numbers of partitions, copies and days are named and do no harm")
  func harmless() {
    let differences = TopicDifference.all(
      in: state(partitions: 3, replication: 1, ["retention.ms": "9"]),
      from: wanted
    )
    #expect(differences.map(\.property) == ["partitions", "replication", "retention.ms"])
    #expect(differences.map(\.found) == ["3", "1", "9"])
    #expect(differences.allSatisfy { $0.harm == nil })
  }

  @Test("compacted pages and refused sizes do harm")
  func harm() {
    let state = state(["cleanup.policy": "compact,delete", "max.message.bytes": "1048588"])
    let differences = TopicDifference.all(in: state, from: wanted)
    #expect(differences.map(\.property) == ["cleanup.policy", "max.message.bytes"])
    #expect(differences.allSatisfy { $0.harm != nil })
    #expect(differences[1].advice.contains("--add-config max.message.bytes=9000000"))
  }

  @Test("room for larger messages than wanted is no difference")
  func larger() {
    #expect(
      TopicDifference.all(in: state(["max.message.bytes": "99000000"]), from: wanted).isEmpty
    )
  }

  @Test("progress that is deleted after a time does harm")
  func deletedProgress() {
    let progress = NewTopic(
      name: "p",
      partitions: 1,
      configuration: ["cleanup.policy": "compact"]
    )
    let state = TopicState(
      name: "p",
      partitions: 1,
      replication: 1,
      configuration: ["cleanup.policy": "delete"]
    )
    let differences = TopicDifference.all(in: state, from: progress)
    #expect(differences.map(\.harm) != [nil])
    #expect(differences.count == 1)
  }
}
