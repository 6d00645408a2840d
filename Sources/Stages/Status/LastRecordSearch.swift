/// Looks for the last real message of a partition, reading backwards from its end in growing steps;
/// reads nothing itself.
///
/// Marks of transactions and messages of aborted ones take offsets, too, so the end alone does not
/// tell whether everything before it is done.
package struct LastRecordSearch: Sendable, Equatable {
  /// The offset to read from, up to the end; `nil` when the search is over.
  package private(set) var start: Int64?
  /// The last message's offset; `nil` when there is none, or none was found yet.
  package private(set) var last: Int64?

  private let low: Int64
  private let end: Int64
  private var step: Int64 = 4

  /// - Parameters:
  ///   - low: The oldest offset there is.
  ///   - end: The last stable offset.
  ///   - known: What an earlier search up to an earlier end has found.
  package init(low: Int64, end: Int64, known: (last: Int64?, end: Int64)? = nil) {
    self.end = end
    self.low = max(low, min(known?.end ?? low, end))
    if let last = known?.last, last >= low { self.last = last }
    if self.low < end { start = max(self.low, end - step) }
  }

  /// A message was read.
  package mutating func found(_ offset: Int64) {
    last = max(last ?? offset, offset)
    isFound = true
  }

  /// All messages from ``start`` on were read.
  package mutating func reachedEnd() {
    guard let from = start else { return }
    if isFound || from <= low {
      start = nil
    } else {
      let (wider, overflows) = step.multipliedReportingOverflow(by: 8)
      step = overflows ? .max : wider
      start = end - low > step ? end - step : low
    }
  }

  private var isFound = false
}
