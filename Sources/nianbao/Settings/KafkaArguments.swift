import ArgumentParser

/// The arguments of all commands that work on topics, as they stand on the command line.
struct KafkaArguments: ParsableArguments {
  @Option(help: "The brokers to begin with, HOST:PORT, several with commas between.")
  var brokers: String?

  @Option(help: "What the names of the topics begin with (default: nianbao).")
  var topicPrefix: String?

  @Option(
    name: .customShort("X"),
    help: ArgumentHelp(
      "A property of librdkafka, for TLS, SASL or tuning; may be given several times.",
      valueName: "key=value"
    )
  )
  var properties: [String] = []

  @Option(help: "Seconds to wait for brokers that are away before giving up with exit code 75.")
  var patience: String?

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "brokers": brokers, "topic-prefix": topicPrefix, "patience": patience,
    ]
    var flags = single.compactMapValues { $0 }.mapValues { [$0] }
    if !properties.isEmpty { flags["x"] = properties }
    return flags
  }
}
