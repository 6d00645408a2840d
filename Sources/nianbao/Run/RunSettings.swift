import FileSink
import Stages

/// The settings of `run`, resolved and checked.
struct RunSettings {
  var embedded: EmbeddedSettings
  var files: FileSettings
  var log: LogSettings

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    let pages = reader.words("pages")
    let out = reader.word("out")
    let transform = try TransformSettings(&reader)
    files = try FileSettings(&reader)
    embedded = EmbeddedSettings(
      pages: pages,
      out: out ?? "",
      workers: transform.workers,
      formats: files.formats,
      compression: files.compression,
      budgets: transform.budgets,
      watchdogSeconds: transform.watchdogSeconds
    )
    log = try LogSettings(&reader)
  }

  /// Checks what a run cannot do without; `--print-config` shows settings that lack it, too.
  func checkInputs() throws {
    try InputFolders.check(embedded.pages, for: "run")
    guard !embedded.out.isEmpty else {
      throw CommandEnd.usage("no output: give --out DIR (see nianbao run --help)")
    }
    try files.check()
  }
}
