import ArgumentParser

/// The arguments of all that is about dead letters, as they stand on the command line.
struct DeadArguments: ParsableArguments {
  @OptionGroup var kafka: KafkaArguments

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  /// The flags that were given, by name.
  var given: [String: [String]] { kafka.given.merging(log.given) { $1 } }
}
