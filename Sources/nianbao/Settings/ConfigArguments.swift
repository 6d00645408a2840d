import ArgumentParser

/// Where settings come from, for all commands that have any.
struct ConfigArguments: ParsableArguments {
  @Option(help: "A YAML file with settings; its keys are the names of these options.")
  var config: String?

  @Flag(help: "Show each effective setting and where it came from, and do nothing.")
  var printConfig = false
}
