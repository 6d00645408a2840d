import Foundation
import Logging

/// Writes log lines to standard error, one write a line.
struct StandardErrorLog: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  private let format: LogFormat
  private let clearsLine: Bool

  /// Makes the handler; `clearsLine` says whether a progress bar may stand on the terminal's line.
  init(format: LogFormat, level: Logger.Level, clearsLine: Bool) {
    self.format = format
    logLevel = level
    self.clearsLine = clearsLine
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let merged = metadata.merging(event.metadata ?? [:]) { $1 }
    let line =
      switch format {
      case .text: text(event, merged)
      case .json: json(event, merged)
      }
    let start = clearsLine ? "\r\u{1B}[2K" : ""
    FileHandle.standardError.write(Data((start + line + "\n").utf8))
  }

  private func text(_ event: LogEvent, _ metadata: Logger.Metadata) -> String {
    let pairs = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }
    return "\(Timestamp.now) \(event.level): \(event.message)" + pairs.joined()
  }

  private func json(_ event: LogEvent, _ metadata: Logger.Metadata) -> String {
    var object = metadata.mapValues { "\($0)" }
    object["time"] = Timestamp.now
    object["level"] = event.level.rawValue
    object["message"] = "\(event.message)"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(object) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}
