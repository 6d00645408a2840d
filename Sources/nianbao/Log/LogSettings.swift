import Logging

/// What is logged, and how it looks.
struct LogSettings {
  var format: LogFormat
  var level: Logger.Level

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    format = try reader.choice("log-format", default: LogFormat.text)
    level = try reader.choice("log-level", default: Logger.Level.notice)
  }
}
