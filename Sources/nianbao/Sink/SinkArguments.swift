import ArgumentParser

/// The arguments of `sink` as they stand on the command line.
struct SinkArguments: ParsableArguments {
  @OptionGroup var kafka: KafkaArguments

  @Option(help: "The output folder; made if it is not there. Each sink has one of its own.")
  var out: String?

  @Option(help: "The group that shares the records (default: PREFIX-sink).")
  var group: String?

  @Option(
    help: """
      A name of its own for this sink, the same at each start: it then comes back without a \
      rebalance (a static member).
      """
  )
  var instance: String?

  @Option(help: "The topic of records (default: PREFIX.records).")
  var recordsTopic: String?

  @OptionGroup var files: FileArguments

  @Option(help: "Bytes of records after which a file is closed (default: 134217728).")
  var rotateBytes: String?

  @Option(help: "Records after which a file is closed (default: 1000000).")
  var rotateRows: String?

  @Option(help: "Seconds after which a file is closed (default: 900).")
  var rotateSeconds: String?

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "out": out, "group": group, "instance": instance, "records-topic": recordsTopic,
      "rotate-bytes": rotateBytes, "rotate-rows": rotateRows, "rotate-seconds": rotateSeconds,
    ]
    return single.compactMapValues { $0 }.mapValues { [$0] }
      .merging(kafka.given) { $1 }.merging(files.given) { $1 }.merging(log.given) { $1 }
  }
}
