/// What a verification of topics and files looked at and how much of it was wrong.
package struct TopicVerifySummary: Sendable, Equatable {
  /// Pages that had to have an outcome, of this verification.
  package var pages: Int64 = 0
  package var records: Int64 = 0
  package var deadLetters: Int64 = 0
  /// Dead letters of producers, whose pages never were on the topic.
  package var producerDeadLetters: Int64 = 0
  /// Pages that the workers have not done yet.
  package var waitingPages: Int64 = 0
  /// Records in the files, of this verification.
  package var rows: Int64 = 0
  /// Records that the sinks have not written yet.
  package var waitingRecords: Int64 = 0
  /// Pages that earlier verifications accounted for.
  package var pagesBefore: Int64 = 0
  /// Rows that earlier verifications found.
  package var rowsBefore: Int64 = 0
  /// The sum of the digests of all rows up to here, 32 hexadecimal digits; `nil` without files.
  package var rowsHash: String?
  package var volumes = 0
  package var entries = 0
  package var files = 0
  /// Bytes of files as they lie on the disk.
  package var bytes: Int64 = 0
  /// Whether the checkpoint was moved on; `nil` when none is kept.
  package var isCheckpointMoved: Bool?
  package var findings: [VerifyFinding.Kind: Int] = [:]

  package init() {}

  /// Whether everything is accounted for exactly once.
  package var isClean: Bool { findings.isEmpty }
}
