import ArgumentParser

/// The arguments of all commands that transform pages by the thousand.
struct TransformArguments: ParsableArguments {
  @Option(help: "Pages transformed at a time (default: the number of cores).")
  var workers: String?

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

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "workers": workers, "page-max-bytes": pageMaxBytes, "page-max-depth": pageMaxDepth,
      "page-max-cells": pageMaxCells, "page-max-work": pageMaxWork,
      "watchdog-seconds": watchdogSeconds,
    ]
    return single.compactMapValues { $0 }.mapValues { [$0] }
  }
}
