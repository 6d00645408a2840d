import Kafka
import Stages
import Wire

extension SinkSettings {
  /// The settings of `sink`, resolved and checked.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(
    _ reader: inout SettingsReader,
    _ kafka: KafkaSettings,
    _ files: FileSettings
  ) throws {
    let out = reader.word("out")
    let group = reader.word("group", default: "\(kafka.topics.prefix)-sink") ?? ""
    let instance = reader.word("instance")
    let recordsTopic = reader.word("records-topic")
    let huge = 1 << 40
    let preset = RotationPolicy()
    let rotation = RotationPolicy(
      bytes: Int64(
        try reader.number("rotate-bytes", default: Int(preset.bytes), in: 1...huge)
      ),
      rows: Int64(try reader.number("rotate-rows", default: Int(preset.rows), in: 1...huge)),
      age: .seconds(try reader.number("rotate-seconds", default: 900, in: 1...86_400))
    )
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
      out: out ?? "",
      formats: files.formats,
      compression: files.compression,
      rotation: rotation
    )
  }
}
