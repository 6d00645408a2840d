/// One of the three blocks of the review and litigation table (table 4).
package enum ReviewRow: String, CaseIterable, Sendable {
  case review
  case litigationDirect = "litigation_direct"
  case litigationPostReview = "litigation_post_review"
}

/// A column within a block of the review and litigation table.
package enum ReviewColumn: String, CaseIterable, Sendable {
  case maintained
  case corrected
  case other
  case pending
  case total
}
