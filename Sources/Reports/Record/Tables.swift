/// How a table of statistics stands on the page.
package enum TableStatus: String, Sendable {
  /// Every row of the form was found and could be told apart.
  case present
  /// Some rows are missing or could not be told apart.
  case partial
  /// Cells run together without separators.
  case squashed
  /// A picture stands in its place.
  case image
  case absent
  /// The report is a file that the page links to.
  case attachment
}

/// Table 3 as printed: a row that the page does not have is `nil`, a cell that gives no sure number
/// is `nil` within its row.
package struct ApplicationsTable: Sendable, Equatable {
  /// One entry for each of ``ApplicationRow``'s cases, seven cells each.
  private var rows: [[Int64?]?] = Array(repeating: nil, count: ApplicationRow.allCases.count)

  package init() {}

  package subscript(row: ApplicationRow) -> [Int64?]? {
    get { rows[row.rawValue] }
    set { rows[row.rawValue] = newValue }
  }

  package var rowCount: Int { rows.count { $0 != nil } }
  package var hasNumber: Bool { rows.contains { $0?.contains { $0 != nil } ?? false } }
}

/// Table 2 as printed.
package struct ActiveDisclosureTable: Sendable, Equatable {
  package enum Value: Sendable, Equatable {
    case count(Int64)
    case money(Money)
  }

  /// One printed row: its fields in the order of their columns.
  package struct Row: Sendable, Equatable {
    package var fields: [(field: ActiveDisclosureField, value: Value?)]
    /// The amount as it stands on the page, for rows with money.
    package var amountWritten: String?

    package init(
      fields: [(field: ActiveDisclosureField, value: Value?)],
      amountWritten: String? = nil
    ) {
      self.fields = fields
      self.amountWritten = amountWritten
    }

    package static func == (a: Self, b: Self) -> Bool {
      a.amountWritten == b.amountWritten
        && a.fields.elementsEqual(b.fields) { $0.field == $1.field && $0.value == $1.value }
    }
  }

  package var rows: [ActiveDisclosureRow: Row] = [:]

  package init() {}

  package var hasNumber: Bool {
    rows.values.contains { $0.fields.contains { $0.value != nil } }
  }
}

/// Table 4 as printed: five cells for each block.
package struct ReviewLitigationTable: Sendable, Equatable {
  package var rows: [ReviewRow: [Int64?]] = [:]

  package init() {}

  package var hasNumber: Bool { rows.values.contains { $0.contains { $0 != nil } } }
}
