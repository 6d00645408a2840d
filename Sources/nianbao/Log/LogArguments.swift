import ArgumentParser

/// The arguments of all commands that log.
struct LogArguments: ParsableArguments {
  @Option(help: "text or json (default: text).")
  var logFormat: String?

  @Option(help: "trace, debug, info, notice, warning, error or critical (default: notice).")
  var logLevel: String?

  /// The flags that were given, by name.
  var given: [String: [String]] {
    let single: [String: String?] = ["log-format": logFormat, "log-level": logLevel]
    return single.compactMapValues { $0 }.mapValues { [$0] }
  }
}
