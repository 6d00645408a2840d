import Configuration
import Foundation

/// The places a setting may come from, the strongest first: flags, environment, config file.
struct SettingsLayers {
  /// A setting as text, and where it came from.
  struct Value {
    var words: [String]
    var origin: String
  }

  private struct Layer {
    var snapshot: any ConfigSnapshot
    var origin: (String) -> String
  }

  private let layers: [Layer]

  /// The layers of this process: its environment, and the file of `--config` or `NIANBAO_CONFIG`.
  ///
  /// - Throws: ``CommandEnd`` when the file cannot be read.
  init(flags: [String: [String]], config: String?) throws {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["NIANBAO_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    try self.init(flags: flags, environment: environment, file: config ?? named)
  }

  /// - Parameters:
  ///   - flags: The flags that were given, by name without dashes.
  ///   - environment: All of it; names start with `NIANBAO_`.
  ///   - file: The path of a YAML file whose keys are the flags' names.
  /// - Throws: ``CommandEnd`` when the file cannot be read.
  init(flags: [String: [String]], environment: [String: String], file: String?) throws {
    let given = flags.map { name, words in
      (AbsoluteConfigKey([Self.prefix, name]), ConfigValue(.stringArray(words), isSecret: false))
    }
    var layers = [
      Layer(
        snapshot: InMemoryProvider(values: Dictionary(uniqueKeysWithValues: given)).snapshot(),
        origin: { "flag --\($0)" }
      ),
      Layer(
        snapshot: EnvironmentVariablesProvider(
          environmentVariables: environment.filter { !$0.value.isEmpty }
        ).snapshot(),
        origin: { "environment NIANBAO_\($0.uppercased().replacing("-", with: "_"))" }
      ),
    ]
    if let file {
      let snapshot = try Self.read(file)
      layers.append(Layer(snapshot: snapshot, origin: { _ in "config file \(file)" }))
    }
    self.layers = layers
  }

  /// The strongest value of a setting; `nil` when no layer has it.
  ///
  /// In a list, commas part one word from the next.
  func value(_ name: String, isList: Bool) -> Value? {
    for (index, layer) in layers.enumerated() {
      // The config file has no prefix: there, all keys are ours.
      let key = AbsoluteConfigKey(index == 2 ? [name] : [Self.prefix, name])
      // In a file a list may be written as one word or as a sequence.
      for type in isList ? [ConfigType.stringArray, .string] : [.string, .stringArray] {
        guard let content = try? layer.snapshot.value(forKey: key, type: type).value?.content
        else { continue }
        switch content {
        case .stringArray(let words): return Value(words: words, origin: layer.origin(name))
        case .string(let word):
          let words = isList ? word.split(separator: ",").map(Self.trimmed) : [word]
          return Value(words: words, origin: layer.origin(name))
        default: continue
        }
      }
    }
    return nil
  }

  private static let prefix = "nianbao"

  private static func trimmed(_ word: Substring) -> String {
    word.trimmingCharacters(in: .whitespaces)
  }

  private static func read(_ path: String) throws -> YAMLSnapshot {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandEnd.usage("the config file \(path) cannot be read")
    }
    do {
      let bytes = [UInt8](data)
      // The span is of a local array and used only in this call.
      return try unsafe YAMLSnapshot(
        data: bytes.span.bytes,
        providerName: path,
        parsingOptions: .default
      )
    } catch {
      throw CommandEnd.usage("the config file \(path) is no YAML mapping: \(error)")
    }
  }
}
