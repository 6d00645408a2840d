/// Rows whose commit is on the topic of progress and that are in no ledger that was given.
package struct UnfinishedSegment {
  package let range: Range<Int64>
  /// The UUID of the output folder that has the files.
  package let volume: String
  /// That folder; `nil` when it was not given.
  package let path: String?
  var isReported = false

  package init(range: Range<Int64>, volume: String, path: String?) {
    self.range = range
    self.volume = volume
    self.path = path
  }
}
