import ArgumentParser

/// The arguments of `verify` as they stand on the command line; the environment or a config file
/// may give those that are settings.
struct VerifyArguments: ParsableArguments {
  @Option(help: "A directory of pages that `run` made the folder from; may be given several times.")
  var pages: [String] = []

  @Option(
    help: "The output folder to look through; with --brokers each one of the sinks, several times."
  )
  var out: [String] = []

  @OptionGroup var kafka: KafkaArguments

  @OptionGroup var groups: GroupArguments

  @Option(help: "A folder for what is verified, where the next time goes on; made if missing.")
  var checkpoint: String?

  @Flag(help: "Nothing may wait any more: each page has its outcome and each record its row.")
  var complete = false

  @OptionGroup var log: LogArguments

  @OptionGroup var common: ConfigArguments

  @Flag(help: "Print JSON: one object a finding, and a last one with the counts.")
  var json = false

  /// The flags that were given, by name.
  var given: [String: [String]] {
    var flags = kafka.given.merging(groups.given) { $1 }.merging(log.given) { $1 }
    if !pages.isEmpty { flags["pages"] = pages }
    if !out.isEmpty { flags["out"] = out }
    if let checkpoint { flags["checkpoint"] = [checkpoint] }
    return flags
  }
}
