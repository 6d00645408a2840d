import ArgumentParser

/// How the topics should be made, as it stands on the command line.
struct TopicsArguments: ParsableArguments {
  @OptionGroup var kafka: KafkaArguments

  @Option(help: "Partitions of pages, records and dead letters (default: 12).")
  var partitions: String?

  @Option(help: "Copies of each partition (default: as the brokers are set up).")
  var replication: String?

  @Option(help: "Days for which pages and records are kept (default: 30).")
  var retentionDays: String?

  @Option(help: "Days for which dead letters are kept (default: 90).")
  var deadRetentionDays: String?

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "partitions": partitions, "replication": replication, "retention-days": retentionDays,
      "dead-retention-days": deadRetentionDays,
    ]
    return single.compactMapValues { $0 }.mapValues { [$0] }
      .merging(kafka.given) { $1 }.merging(log.given) { $1 }
  }
}
