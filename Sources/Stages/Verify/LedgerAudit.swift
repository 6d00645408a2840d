import FileSink

/// Judges the lines of a ledger one after the other.
struct LedgerAudit {
  /// The ledger relative to the output folder, for findings.
  let path: String
  /// Whether lines may leave positions out, because other folders have them.
  let allowsGaps: Bool
  let log: FindingLog
  private var isAfterDefect = false

  init(path: String, allowsGaps: Bool, log: FindingLog) {
    self.path = path
    self.allowsGaps = allowsGaps
    self.log = log
  }

  /// Reports what is wrong with a line or with its place.
  ///
  /// - Returns: The entry, unless there is none or its positions were accounted for before.
  mutating func entry(_ line: LedgerLine) -> LedgerEntry? {
    switch line.content {
    case .failure(let defect):
      let kind: VerifyFinding.Kind = defect == .torn ? .ledgerTorn : .ledgerDamaged
      log.add(VerifyFinding(kind, path, line: line.number, defect.description))
      isAfterDefect = true
      return nil
    case .success(let entry):
      defer { isAfterDefect = false }
      return accepts(entry, line) ? entry : nil
    }
  }

  private func accepts(_ entry: LedgerEntry, _ line: LedgerLine) -> Bool {
    switch line.order {
    case .follows: return true
    case .gap(let expected):
      // A damaged line before this one was reported and is the reason.
      if !isAfterDefect, !allowsGaps {
        let range = "\(expected)…\(entry.first - 1)"
        add(.ledgerGap, line, expected, "no line covers the positions \(range) before this one")
      }
      return true
    case .doubled:
      add(.ledgerDoubled, line, entry.first, "the line before it is there once more")
      return false
    case .overlap(let expected):
      let detail = "the positions before \(expected) are covered by lines before it"
      add(.ledgerOverlap, line, entry.first, detail)
      return false
    }
  }

  private func add(
    _ kind: VerifyFinding.Kind,
    _ line: LedgerLine,
    _ position: Int64,
    _ detail: String
  ) {
    log.add(VerifyFinding(kind, path, line: line.number, position: position, detail))
  }
}
