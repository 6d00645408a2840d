/// Why a ledger line cannot be believed.
package enum LedgerDefect: Error, Sendable, Equatable, CustomStringConvertible {
  /// The last line has no newline: its writer was stopped in the middle.
  case torn
  /// The line's bytes are not those its checksum was made of.
  case checkSum(written: String, actual: String)
  /// The line's checksum is right, or missing, but it is no entry of this partition.
  case malformed(String)
  /// The line is longer than any entry.
  case tooLong

  package var description: String {
    switch self {
    case .torn: "the line is torn"
    case .checkSum(let written, let actual):
      "the line was changed: its checksum is \(actual), \(written) is written"
    case .malformed(let problem): "the line is no ledger entry: \(problem)"
    case .tooLong: "the line is longer than a ledger entry can be"
    }
  }
}
