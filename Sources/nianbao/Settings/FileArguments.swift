import ArgumentParser

/// The arguments of all commands that write records to files.
struct FileArguments: ParsableArguments {
  @Option(help: "jsonl, or jsonl,csv for long tables beside the records (default: jsonl).")
  var format: String?

  @Option(help: "Compress the files: zst or gz (default: none).")
  var compress: String?

  /// The flags that were given, by name.
  var given: [String: [String]] {
    var flags: [String: [String]] = [:]
    if let compress { flags["compress"] = [compress] }
    if let format { flags["format"] = format.split(separator: ",").map(String.init) }
    return flags
  }
}
