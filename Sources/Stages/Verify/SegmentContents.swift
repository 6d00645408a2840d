import FileSink

/// What the files of one ledger entry hold; as large as one batch, never as the corpus.
struct SegmentContents {
  /// Lines of `records/`, nil when the file cannot be read to its end.
  var records: [RecordLine]? = []
  /// Of all lines of `records/`, where only bytes are compared.
  var digests: [LineDigest] = []
  /// Lines of `dead/`, nil when the file cannot be read to its end.
  var deadLetters: [RecordLine]? = []
  /// The `id` of each row of a table, by the table's folder.
  var tables: [(file: LedgerFile, ids: [String?])] = []
}
