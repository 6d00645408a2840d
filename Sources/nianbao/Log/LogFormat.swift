/// How log lines look, the values of `--log-format`.
enum LogFormat: String, CaseIterable {
  case text
  case json
}
