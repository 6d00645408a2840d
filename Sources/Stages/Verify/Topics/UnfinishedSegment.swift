/// Rows whose commit is on the topic of progress and that are in no ledger that was given.
struct UnfinishedSegment {
  let range: Range<Int64>
  /// The UUID of the output folder that has the files.
  let volume: String
  /// That folder; `nil` when it was not given.
  let path: String?
  var isReported = false
}
