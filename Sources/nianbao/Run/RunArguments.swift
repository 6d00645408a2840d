import ArgumentParser

/// The arguments of `run` as they stand on the command line, each one optional, because the
/// environment or a config file may give it.
struct RunArguments: ParsableArguments {
  @Option(help: "A directory of pages; may be given several times.")
  var pages: [String] = []

  @Option(help: "The output folder; made if it is not there.")
  var out: String?

  @Option(help: "Pages transformed at a time (default: the number of cores).")
  var workers: String?

  @Option(help: "jsonl, or jsonl,csv for long tables beside the records (default: jsonl).")
  var format: String?

  @Option(help: "Compress the files: zst or gz (default: none).")
  var compress: String?

  @Option(help: "Bytes a page may have (default: 8388608).")
  var pageMaxBytes: String?

  @Option(help: "Elements a page may have open at once (default: 10000).")
  var pageMaxDepth: String?

  @Option(help: "Table cells a page may have (default: 200000).")
  var pageMaxCells: String?

  @Option(help: "Steps of work a page may take (default: 50000000).")
  var pageMaxWork: String?

  @Option(help: "Seconds after which a page that hangs ends the process (default: 60).")
  var watchdogSeconds: String?

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "out": out, "workers": workers, "compress": compress,
      "page-max-bytes": pageMaxBytes, "page-max-depth": pageMaxDepth,
      "page-max-cells": pageMaxCells, "page-max-work": pageMaxWork,
      "watchdog-seconds": watchdogSeconds,
    ]
    var flags = single.compactMapValues { $0 }.mapValues { [$0] }.merging(log.given) { $1 }
    if !pages.isEmpty { flags["pages"] = pages }
    if let format { flags["format"] = format.split(separator: ",").map(String.init) }
    return flags
  }
}
