import ArgumentParser

/// The arguments of `verify` as they stand on the command line; the environment or a config file
/// may give those that are settings.
struct VerifyArguments: ParsableArguments {
  @Option(help: "A directory of pages that the folder was made from; may be given several times.")
  var pages: [String] = []

  @Option(help: "The output folder to look through.")
  var out: String?

  @OptionGroup var common: ConfigArguments

  @Flag(help: "Print JSON: one object a finding, and a last one with the counts.")
  var json = false

  /// The flags that were given, by name.
  var given: [String: [String]] {
    var flags: [String: [String]] = [:]
    if !pages.isEmpty { flags["pages"] = pages }
    if let out { flags["out"] = [out] }
    return flags
  }
}
