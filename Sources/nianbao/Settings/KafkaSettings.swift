import Kafka
import Wire

/// How a command reaches its topics, resolved and checked.
struct KafkaSettings {
  var client: ClientSettings
  var topics: TopicNames
  /// How long brokers may be away before the command gives up.
  var patience: Duration

  /// - Parameters:
  ///   - reader: The layers.
  ///   - patience: The default in seconds: less for a command that somebody waits for.
  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader, patience: Int = 300) throws {
    let brokers = reader.words("brokers")
    let prefix = reader.word("topic-prefix", default: "nianbao") ?? ""
    if let problem = TopicNames.problem(ofPrefix: prefix) {
      throw CommandEnd.usage("topic-prefix is '\(prefix)': \(problem)")
    }
    topics = TopicNames(prefix: prefix)
    self.patience = .seconds(
      try reader.number("patience", default: patience, in: 1...1_000_000)
    )
    let properties = try reader.properties()
    do {
      client = try ClientSettings(
        brokers: brokers.joined(separator: ","),
        properties: properties
      )
    } catch {
      throw CommandEnd.usage("\(error)")
    }
  }

  /// Checks what no command can do without; `--print-config` shows settings that lack it, too.
  func check(for command: String) throws {
    guard client.brokers.isEmpty else { return }
    throw CommandEnd.usage(
      "no brokers: give --brokers HOST:PORT or set NIANBAO_BROKERS (see nianbao \(command) --help)"
    )
  }
}

extension SettingsReader {
  /// The properties of librdkafka and the secrets of all layers, the weakest first: later ones win.
  mutating func properties() throws -> [ClientSettings.Property] {
    var properties: [ClientSettings.Property] = []
    for layer in layers.layers.reversed() {
      for (index, member) in layer.members("x").enumerated() {
        let parts = member.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          // The text itself is not shown: it may be a secret in the wrong place.
          throw CommandEnd.usage(
            "\(layer.origin("x")), number \(index + 1): it has to be NAME=VALUE, as in "
              + "-X security.protocol=SSL"
          )
        }
        add((String(parts[0]), String(parts[1])), layer.origin("x"), to: &properties)
      }
      for (setting, name) in KafkaSecrets.all {
        guard let secret = try KafkaSecrets.read(setting, in: layer) else { continue }
        add((name, secret.value), secret.origin, to: &properties)
      }
    }
    return properties
  }

  private mutating func add(
    _ property: ClientSettings.Property,
    _ origin: String,
    to properties: inout [ClientSettings.Property]
  ) {
    properties.removeAll { $0.name == property.name }
    properties.append(property)
    note("X \(property.name)", KafkaSecrets.shown(property), origin: origin)
  }
}
