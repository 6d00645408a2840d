/// In what form records are written, the values of `--format`.
package enum OutputFormat: String, Sendable, CaseIterable {
  case jsonl
  case csv
}
