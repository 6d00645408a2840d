import Reports

/// What one position became.
enum PageOutcome: Sendable {
  /// A record and its table rows.
  case record(PageLines)
  /// A dead letter: its reason and its JSON line.
  case dead(Refusal.Reason, line: [UInt8])

  var kind: OutcomeKind {
    switch self {
    case .record(let lines): OutcomeKind(lines)
    case .dead(let reason, _): .dead(reason)
    }
  }
}
