import ArgumentParser

/// The arguments of `run` as they stand on the command line, each one optional, because the
/// environment or a config file may give it.
struct RunArguments: ParsableArguments {
  @Option(help: "A directory of pages; may be given several times.")
  var pages: [String] = []

  @Option(help: "The output folder; made if it is not there.")
  var out: String?

  @OptionGroup var transform: TransformArguments

  @OptionGroup var files: FileArguments

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = ["out": out]
    var flags = single.compactMapValues { $0 }.mapValues { [$0] }
      .merging(transform.given) { $1 }.merging(files.given) { $1 }.merging(log.given) { $1 }
    if !pages.isEmpty { flags["pages"] = pages }
    return flags
  }
}
