import Kafka
import Stages
import Wire

extension WorkSettings {
  /// The settings of `work`, resolved and checked.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader, _ kafka: KafkaSettings) throws {
    let group = reader.word("group", default: "\(kafka.topics.prefix)-work") ?? ""
    let instance = reader.word("instance")
    let state = reader.word("state")
    let recordsTopic = reader.word("records-topic")
    let pages = try reader.number("batch-pages", default: 512, in: 1...100_000)
    let bytes = try reader.number("batch-bytes", default: 16 << 20, in: 1...(256 << 20))
    let transform = try TransformSettings(&reader)
    guard !group.isEmpty else { throw CommandEnd.usage("group is empty; give it a name") }
    if let recordsTopic, let problem = TopicNames.problem(ofPrefix: recordsTopic) {
      throw CommandEnd.usage("records-topic is '\(recordsTopic)': \(problem)")
    }
    self.init(
      client: kafka.client,
      topics: kafka.topics,
      recordsTopic: recordsTopic,
      group: group,
      instance: instance,
      state: state,
      workers: transform.workers,
      budgets: transform.budgets,
      watchdogSeconds: transform.watchdogSeconds
    )
    limits.messages = pages
    limits.bytes = bytes
  }
}
