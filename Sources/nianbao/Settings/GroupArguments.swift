import ArgumentParser

/// The consumer groups that a command looks at, and between them the records, as they stand on the
/// command line.
struct GroupArguments: ParsableArguments {
  @Option(help: "The workers' group (default: PREFIX-work).")
  var group: String?

  @Option(help: "The sinks' group (default: PREFIX-sink).")
  var sinkGroup: String?

  @Option(help: "The topic of records (default: PREFIX.records).")
  var recordsTopic: String?

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = [
      "group": group, "sink-group": sinkGroup, "records-topic": recordsTopic,
    ]
    return single.compactMapValues { $0 }.mapValues { [$0] }
  }
}
