import Configuration
import Foundation
import Synchronization

/// The places a setting may come from, the strongest first: flags, environment, config file.
struct SettingsLayers {
  /// A setting as text, and where it came from.
  struct Value {
    var words: [String]
    var origin: String
  }

  /// The strongest first.
  let layers: [SettingsLayer]

  /// The layers of this process: its environment, and the file of `--config` or `NIANBAO_CONFIG`.
  ///
  /// - Throws: ``CommandEnd`` when the file cannot be read or has a key that no command knows.
  init(flags: [String: [String]], config: String?) throws {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["NIANBAO_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    try self.init(flags: flags, environment: environment, file: config ?? named)
  }

  /// - Parameters:
  ///   - flags: The flags that were given, by name without dashes.
  ///   - environment: All of it; names start with `NIANBAO_`.
  ///   - file: The path of a YAML file whose keys are the flags' names.
  /// - Throws: ``CommandEnd`` when the file cannot be read or has a key that no command knows.
  init(flags: [String: [String]], environment: [String: String], file: String?) throws {
    let given = flags.map { name, words in
      (AbsoluteConfigKey([Self.prefix, name]), ConfigValue(.stringArray(words), isSecret: false))
    }
    var layers = [
      SettingsLayer(
        InMemoryProvider(values: Dictionary(uniqueKeysWithValues: given)).snapshot(),
        prefix: [Self.prefix],
        origin: { $0.count == 1 ? "flag -\($0.uppercased())" : "flag --\($0)" }
      ),
      SettingsLayer(
        EnvironmentVariablesProvider(
          environmentVariables: environment.filter { !$0.value.isEmpty }
        ).snapshot(),
        prefix: [Self.prefix],
        origin: { "environment NIANBAO_\($0.uppercased().replacing("-", with: "_"))" }
      ),
    ]
    if let file { layers.append(try Self.read(file)) }
    self.layers = layers
  }

  /// The strongest value of a setting; `nil` when no layer has it.
  ///
  /// In a list, commas part one word from the next.
  func value(_ name: String, isList: Bool) -> Value? {
    for layer in layers {
      if let value = layer.value(name, isList: isList) { return value }
    }
    return nil
  }

  private static let prefix = "nianbao"

  private static func read(_ path: String) throws -> SettingsLayer {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandEnd.usage("the config file \(path) cannot be read")
    }
    let keys = KeyList()
    let snapshot: YAMLSnapshot
    do {
      let bytes = [UInt8](data)
      // The span is of a local array and used only in this call.
      snapshot = try unsafe YAMLSnapshot(
        data: bytes.span.bytes,
        providerName: path,
        // The parser asks of each key whether its value is secret, which tells what keys there are.
        parsingOptions: .init(secretsSpecifier: .dynamic { key, _ in keys.add(key) })
      )
    } catch {
      throw CommandEnd.usage("the config file \(path) is no YAML mapping: \(error)")
    }
    if let unknown = keys.all.first(where: { !SettingNames.contains($0) }) {
      throw CommandEnd.usage(
        "the config file \(path) has the key '\(unknown)', which no command knows; "
          + "keys are the long names of options, without dashes before them"
      )
    }
    return SettingsLayer(
      snapshot,
      prefix: [],
      keys: keys.all,
      origin: { _ in "config file \(path)" }
    )
  }

  /// The keys of a file in the order in which they are read.
  private final class KeyList: Sendable {
    private let keys = Mutex<[String]>([])

    var all: [String] { keys.withLock { $0 } }

    /// Notes a key; no value is marked as secret, because none is ever printed by the library.
    func add(_ key: String) -> Bool {
      keys.withLock { $0.append(key) }
      return false
    }
  }
}
