/// A row of the proactive-disclosure table (table 2) of either template.
package enum ActiveDisclosureRow: String, CaseIterable, Sendable {
  case regulations
  case normativeDocuments = "normative_documents"
  case licensing
  case otherExternalServices = "other_external_services"
  case punishment
  case coercion
  case fees
  case centralizedProcurement = "centralized_procurement"
}

/// A column of the proactive-disclosure table; which ones a row has depends on the template.
package enum ActiveDisclosureField: String, CaseIterable, Sendable {
  case issued
  case repealed
  case inForce = "in_force"
  case newlyMade = "newly_made"
  case newlyPublished = "newly_published"
  case totalPublished = "total_published"
  case prevYearItems = "prev_year_items"
  /// Signed: more or fewer than the year before.
  case change
  case decisions
  case items
  /// An amount of money; comes out as `amount_wanyuan`, and for procurement as `amount_raw` too.
  case amount

  /// The fields of a row on each form; columns beyond them are not the row's.
  package static func belong(to row: ActiveDisclosureRow) -> [Self] {
    switch row {
    case .regulations, .normativeDocuments:
      [.issued, .repealed, .inForce, .newlyMade, .newlyPublished, .totalPublished]
    case .licensing, .otherExternalServices, .punishment, .coercion:
      [.prevYearItems, .change, .decisions]
    case .fees: [.prevYearItems, .change, .amount]
    case .centralizedProcurement: [.items, .amount]
    }
  }
}
