import ArgumentParser

/// The names of all settings that a config file may have, of whatever command.
enum SettingNames {
  /// Whether a key of a config file is a setting; `x.NAME` is a property of librdkafka.
  static func contains(_ key: String) -> Bool {
    key.hasPrefix("x.") || all.contains(key)
  }

  /// The options that take a value, as the commands' own help lists them.
  private static let all: Set<String> = {
    var names = Set(["x"])
    for (secret, _) in KafkaSecrets.all { names.formUnion([secret, secret + "-file"]) }
    var commands = Nianbao.configuration.subcommands
    while let command = commands.popLast() {
      commands += command.configuration.subcommands
      let help = Nianbao.helpMessage(for: command, includeHidden: true, columns: 200)
      for match in help.matches(of: /--([a-z-]+) </) { names.insert(String(match.1)) }
    }
    return names.subtracting(["config"])
  }()
}
