import Wire

/// The consumer groups that a command looks at, and between them the records.
struct GroupSettings {
  var workers: String
  var sinks: String
  var recordsTopic: String

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader, topics: TopicNames) throws {
    workers = try Self.group(&reader, "group", topics.workGroup)
    sinks = try Self.group(&reader, "sink-group", topics.sinkGroup)
    recordsTopic = reader.word("records-topic", default: topics.records) ?? topics.records
    if let problem = TopicNames.problem(ofPrefix: recordsTopic) {
      throw CommandEnd.usage("records-topic is '\(recordsTopic)': \(problem)")
    }
  }

  private static func group(
    _ reader: inout SettingsReader,
    _ name: String,
    _ preset: String
  ) throws -> String {
    let group = reader.word(name, default: preset) ?? preset
    guard !group.isEmpty, group.utf8.count <= 255 else {
      throw CommandEnd.usage("\(name) has to be a name of 1 to 255 bytes")
    }
    return group
  }
}
