import ArgumentParser

/// The arguments of `status` as they stand on the command line.
struct StatusArguments: ParsableArguments {
  @OptionGroup var kafka: KafkaArguments

  @OptionGroup var groups: GroupArguments

  @Option(help: "Seconds between two looks, from which rates are made (default: 2; 0: one look).")
  var interval: String?

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  @Flag(help: "Print one JSON object.")
  var json = false

  /// The flags that were given, by name.
  var given: [String: [String]] {
    var flags = kafka.given.merging(groups.given) { $1 }.merging(log.given) { $1 }
    if let interval { flags["interval"] = [interval] }
    return flags
  }
}
