/// Why a page became no record: data that travels beside it, never an exception that stops the loop.
package struct Refusal: Error, Sendable, Equatable {
  /// Stable codes; programs group dead letters by them.
  package enum Reason: String, Sendable, CaseIterable {
    case empty
    case notText = "not_text"
    case pageTooLarge = "page_too_large"
    case budgetDepth = "budget_depth"
    case budgetCells = "budget_cells"
    case budgetWork = "budget_work"
    case recordTooLarge = "record_too_large"
    case sourceMissing = "source_missing"
    case sourceUnreadable = "source_unreadable"
    case malformedMessage = "malformed_message"
    case crashed
  }

  /// The stage that refused the page.
  package enum Stage: String, Sendable {
    case source
    case decode
    case parse
    case validate
    case process
  }

  package let reason: Reason
  package let stage: Stage
  /// One sentence for people: what was found, and the limit it met.
  package let detail: String

  package init(_ reason: Reason, at stage: Stage, _ detail: String) {
    self.reason = reason
    self.stage = stage
    self.detail = detail
  }
}
