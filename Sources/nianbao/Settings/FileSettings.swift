import FileSink

/// How records are written to files, resolved and checked: for all commands that do it.
struct FileSettings {
  var formats: [OutputFormat]
  var compression: Compression

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    formats = try reader.choices("format", default: [OutputFormat.jsonl])
    compression = try reader.choice("compress", default: Compression.none)
  }

  /// Checks what no command can do without; `--print-config` shows settings that lack it, too.
  func check() throws {
    guard formats.contains(.jsonl) else {
      throw CommandEnd.usage("format has to contain jsonl; csv comes beside it: --format jsonl,csv")
    }
  }
}
