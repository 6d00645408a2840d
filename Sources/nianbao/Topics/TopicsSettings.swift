import Kafka
import Stages

/// The settings of `topics`, resolved and checked.
struct TopicsSettings {
  var kafka: KafkaSettings
  var plan: TopicPlan
  var log: LogSettings

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    kafka = try KafkaSettings(&reader, patience: 30)
    let partitions = try reader.number("partitions", default: 12, in: 1...10_000)
    let replication = try reader.number("replication", in: 1...100)
    let days = 1...36_500
    let retention = try reader.number("retention-days", default: 30, in: days)
    let dead = try reader.number("dead-retention-days", default: 90, in: days)
    plan = TopicPlan(
      partitions: Int32(partitions),
      replication: replication.map(Int32.init),
      retention: .seconds(retention * 86_400),
      deadRetention: .seconds(dead * 86_400)
    )
    log = try LogSettings(&reader)
  }

  /// Runs `body` with a client for the cluster.
  ///
  /// - Throws: ``CommandEnd``.
  func withTopics<Result: Sendable>(
    for command: String,
    _ body: @escaping @Sendable (TopicSetup) async throws -> Result
  ) async throws -> Result {
    try kafka.check(for: command)
    let service = ServiceCommand(log)
    let patience = service.patience(kafka)
    let client = kafka.client
    return try await service.inquire(patience) {
      let admin = try Admin(client, onEvent: patience.note)
      do {
        let result = try await body(TopicSetup(admin, patience: patience))
        await admin.close()
        return result
      } catch {
        await admin.close()
        throw error
      }
    }
  }
}
