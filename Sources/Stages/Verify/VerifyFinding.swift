/// One thing that is not as it must be, and the exact place of it.
package struct VerifyFinding: Sendable, Equatable {
  /// Stable codes; programs group findings by them.
  package enum Kind: String, Sendable, CaseIterable {
    /// The ledger's last line is torn.
    case ledgerTorn = "ledger_torn"
    /// A ledger line was changed.
    case ledgerDamaged = "ledger_damaged"
    /// Ledger lines are missing before this one.
    case ledgerGap = "ledger_gap"
    /// A ledger line is there twice.
    case ledgerDoubled = "ledger_doubled"
    /// A ledger line covers positions that another one covers.
    case ledgerOverlap = "ledger_overlap"
    /// A ledger line's rows are not as many as its positions.
    case ledgerRows = "ledger_rows"
    /// A committed file is not there.
    case fileMissing = "file_missing"
    /// A committed file still waits in staging for the next start.
    case fileStaged = "file_staged"
    /// A committed file has not the rows, bytes or hash of its entry.
    case fileChanged = "file_changed"
    /// A file has a final name of its own that no ledger entry commits.
    case fileUncommitted = "file_uncommitted"
    /// A file is not of this folder at all.
    case fileForeign = "file_foreign"
    /// A line is not a record, dead letter or table row.
    case lineMalformed = "line_malformed"
    /// A record or dead letter is there twice.
    case lineDoubled = "line_doubled"
    /// A record or dead letter belongs to no position of its file.
    case lineSurplus = "line_surplus"
    /// A page has neither a record nor a dead letter.
    case recordMissing = "record_missing"
    /// A record or dead letter was not made of the page at its position.
    case recordOfOtherPage = "record_of_other_page"
    /// A table's rows do not belong to the records.
    case tableRows = "table_rows"
    /// The page list cannot be read or does not reach as far as the ledger.
    case listDamaged = "list_damaged"
    /// A page is in the list twice.
    case pageListedTwice = "page_listed_twice"
    /// A page is in the directory and not in the list.
    case pageNotListed = "page_not_listed"
    /// Listed pages are not processed yet.
    case pageNotProcessed = "page_not_processed"
    /// A page is no longer what was processed.
    case pageChanged = "page_changed"
    /// No run has used this input with this folder.
    case inputUnknown = "input_unknown"
    /// A position of a producer's input is on the topics more than once.
    case pageDoubled = "page_doubled"
    /// A position that a producer has published is nowhere on the topics.
    case pageMissing = "page_missing"
    /// A page on its topic has more than one record or dead letter.
    case outcomeDoubled = "outcome_doubled"
    /// A record or dead letter does not say which page it is of, or there is no such page.
    case originUnknown = "origin_unknown"
    /// A committed record is in no file.
    case recordNotInFiles = "record_not_in_files"
    /// A line of a file is not the bytes of its record.
    case lineDiffers = "line_differs"
    /// A record waits for a sink.
    case recordWaiting = "record_waiting"
    /// Retention removed messages before any verification had accounted for them.
    case rangeExpired = "range_expired"
    /// A group's offset lies behind the end of its topic.
    case groupAhead = "group_ahead"
  }

  /// What made the place that a finding is about, on which it depends what to do.
  package enum Maker: Sendable {
    case run
    /// Workers and sinks.
    case stages
  }

  package let kind: Kind
  /// The culprit: a file relative to the output folder, or a page with its input.
  package let path: String
  /// The line in ``path``, counted from 1.
  package let line: Int?
  /// The position of the page it is about.
  package let position: Int64?
  /// What was found, for people.
  package let detail: String
  package private(set) var maker = Maker.run

  package init(
    _ kind: Kind,
    _ path: String,
    line: Int? = nil,
    position: Int64? = nil,
    _ detail: String
  ) {
    self.kind = kind
    self.path = path
    self.line = line
    self.position = position
    self.detail = detail
  }
}

extension VerifyFinding {
  func made(by maker: Maker) -> VerifyFinding {
    var copy = self
    copy.maker = maker
    return copy
  }

  /// The same at a path that begins with `prefix`.
  func under(_ prefix: String) -> VerifyFinding {
    VerifyFinding(kind, prefix + path, line: line, position: position, detail)
  }

  func with(detail: String) -> VerifyFinding {
    VerifyFinding(kind, path, line: line, position: position, detail).made(by: maker)
  }

  func isSamePlace(as other: VerifyFinding) -> Bool { kind == other.kind && path == other.path }
}

extension VerifyFinding: CustomStringConvertible {
  package var description: String {
    let place = path + (line.map { " line \($0)" } ?? "")
    return "\(kind.rawValue): \(place)\(position.map { ", position \($0)" } ?? ""): \(detail)"
  }
}
