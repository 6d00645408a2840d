import ArgumentParser

/// The arguments of `enqueue` as they stand on the command line.
struct EnqueueArguments: ParsableArguments {
  @Option(help: "A directory of pages; may be given several times.")
  var pages: [String] = []

  @Option(help: "A WARC file (.warc, .warc.gz) or a directory of them; may be given several times.")
  var warc: [String] = []

  @OptionGroup var kafka: KafkaArguments

  @Option(help: "The folder that remembers what the pages are published from; made if missing.")
  var state: String?

  @Option(help: "The source's name, the same at each start (default: name of the first input).")
  var source: String?

  @Option(help: "Bytes a page may have (default: 8388608).")
  var pageMaxBytes: String?

  @Option(help: "Pages in one transaction, at most (default: 1024).")
  var batchPages: String?

  @Option(help: "Bytes of pages in one transaction, about (default: 16777216).")
  var batchBytes: String?

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "state": state, "source": source, "page-max-bytes": pageMaxBytes,
      "batch-pages": batchPages, "batch-bytes": batchBytes,
    ]
    var flags = single.compactMapValues { $0 }.mapValues { [$0] }
      .merging(kafka.given) { $1 }.merging(log.given) { $1 }
    if !pages.isEmpty { flags["pages"] = pages }
    if !warc.isEmpty { flags["warc"] = warc }
    return flags
  }
}
