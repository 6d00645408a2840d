import Foundation
import Reports

/// How pages are transformed, resolved and checked: for all commands that do it.
struct TransformSettings {
  /// Pages at a time.
  var workers: Int
  /// What a page may cost.
  var budgets: Budgets
  /// Seconds after which a page that hangs ends the process.
  var watchdogSeconds: Int

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    workers = try reader.number("workers", default: cores, in: 1...1024)
    budgets = try Budgets(&reader)
    watchdogSeconds = try reader.number("watchdog-seconds", default: 60, in: 1...86_400)
  }
}

extension Budgets {
  /// The budgets of a page as the settings give them.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    let presets = Budgets()
    let huge = 1 << 40
    self.init(
      bytes: try reader.number("page-max-bytes", default: presets.bytes, in: 1...(1 << 31)),
      depth: try reader.number("page-max-depth", default: presets.depth, in: 1...1_000_000),
      cells: try reader.number("page-max-cells", default: presets.cells, in: 1...huge),
      work: try reader.number("page-max-work", default: presets.work, in: 1...huge)
    )
  }
}
