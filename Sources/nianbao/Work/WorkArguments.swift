import ArgumentParser

/// The arguments of `work` as they stand on the command line.
struct WorkArguments: ParsableArguments {
  @OptionGroup var kafka: KafkaArguments

  @Option(help: "The group that shares the pages (default: PREFIX-work).")
  var group: String?

  @Option(
    help: """
      A name of its own for this worker, the same at each start: it then comes back without a \
      rebalance (a static member).
      """
  )
  var instance: String?

  @Option(
    help: """
      A folder of its own for this worker. A page that crashed processes twice is set aside only if \
      they had one.
      """
  )
  var state: String?

  @Option(help: "The topic for records (default: PREFIX.records).")
  var recordsTopic: String?

  @Option(help: "Pages in one transaction, at most (default: 512).")
  var batchPages: String?

  @Option(help: "Bytes of pages in one transaction, about (default: 16777216).")
  var batchBytes: String?

  @OptionGroup var transform: TransformArguments

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "group": group, "instance": instance, "state": state, "records-topic": recordsTopic,
      "batch-pages": batchPages, "batch-bytes": batchBytes,
    ]
    return single.compactMapValues { $0 }.mapValues { [$0] }
      .merging(kafka.given) { $1 }.merging(transform.given) { $1 }.merging(log.given) { $1 }
  }
}
