import Foundation
import Kafka

/// Secrets of the connection: where they come from and how they are kept out of sight.
enum KafkaSecrets {
  /// Each secret's setting and the property it becomes.
  static let all = [
    (setting: "sasl-password", property: "sasl.password"),
    (setting: "ssl-key-password", property: "ssl.key.password"),
  ]

  /// What `--print-config` shows in the place of a secret.
  static let mask = "(hidden)"

  /// A property's value as it may be shown.
  static func shown(_ property: ClientSettings.Property) -> String {
    let isSecret =
      ClientSettings.secrets.contains(property.name) || property.name.contains("password")
      || property.name.contains("secret")
    return isSecret ? mask : property.value
  }

  /// A secret as one layer gives it: itself, or the path of a file that holds it; `nil` when
  /// neither is there.
  ///
  /// - Throws: ``CommandEnd`` when both are, or the file holds no line of text; never with the
  ///   secret in it.
  static func read(
    _ setting: String,
    in layer: SettingsLayer
  ) throws -> (value: String, origin: String)? {
    let direct = layer.value(setting, isList: false)
    let file = layer.value(setting + "-file", isList: false)
    if let direct, let file {
      throw CommandEnd.usage("\(direct.origin) and \(file.origin) are both given; give one of them")
    }
    if let direct, let value = direct.words.last { return (value, direct.origin) }
    guard let file, let path = file.words.last else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandEnd.usage("the file \(path) (\(file.origin)) cannot be read")
    }
    var text = String(decoding: data, as: UTF8.self)
    // Editors and `echo` end a file with a line break that is no part of the secret.
    if text.last?.isNewline == true { text.removeLast() }
    guard !text.isEmpty, !text.contains(where: \.isNewline), !text.contains("\0") else {
      throw CommandEnd.usage("the file \(path) (\(file.origin)) does not hold one line of text")
    }
    return (text, file.origin)
  }
}
