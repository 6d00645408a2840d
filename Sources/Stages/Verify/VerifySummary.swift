/// What a verification looked at and how much of it was wrong.
package struct VerifySummary: Sendable, Equatable {
  package var partitions = 0
  /// Ledger entries that were read.
  package var entries = 0
  /// Positions that the ledger covers.
  package var positions: Int64 = 0
  package var records: Int64 = 0
  package var deadLetters: Int64 = 0
  package var files = 0
  /// Bytes of committed files as they lie on the disk.
  package var bytes: Int64 = 0
  /// Positions whose page is still as listed, so that its `nb-id` was made anew and compared.
  package var pagesCompared: Int64 = 0
  /// How many findings of each kind were reported.
  package var findings: [VerifyFinding.Kind: Int] = [:]

  /// Whether everything is accounted for exactly once.
  package var isClean: Bool { findings.isEmpty }
}
