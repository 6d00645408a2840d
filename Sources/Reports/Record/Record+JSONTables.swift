extension Record {
  /// The keys from `tables` to `narrative`.
  func writeTables(to json: inout JSONWriter) {
    json.key("tables")
    json.object { json in
      json.key("active_disclosure")
      json.value(tables.activeDisclosure.rawValue)
      json.key("applications")
      json.value(tables.applications.rawValue)
      json.key("review_litigation")
      json.value(tables.reviewLitigation.rawValue)
    }
    json.key("active_disclosure")
    if let activeDisclosure { activeDisclosure.write(to: &json) } else { json.null() }
    json.key("applications")
    if let applications { applications.write(to: &json) } else { json.null() }
    json.key("review_litigation")
    if let reviewLitigation { reviewLitigation.write(to: &json) } else { json.null() }
    json.key("annex")
    json.null()
    json.key("narrative")
    Self.writeUnknownNarrative(to: &json)
  }

  /// Every key of `narrative` as unknown: numbers in prose are not read by this parser version.
  private static func writeUnknownNarrative(to json: inout JSONWriter) {
    let keys: [StaticString] = [
      "proactive_disclosure_count", "applications_received", "applications_processed",
      "applications_carried_forward", "licensing_decisions", "punishment_decisions",
      "coercion_decisions", "review_cases", "litigation_cases", "information_processing_fee_yuan",
    ]
    json.object { json in
      for key in keys {
        json.key(key)
        json.null()
      }
      json.key("approximate")
      json.array { _ in }
      json.key("categories")
      json.array { _ in }
    }
  }
}

extension ActiveDisclosureTable {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      for name in ActiveDisclosureRow.allCases {
        guard let row = rows[name] else { continue }
        json.key(string: name.rawValue)
        json.object { json in row.write(name, to: &json) }
      }
    }
  }
}

extension ActiveDisclosureTable.Row {
  fileprivate func write(_ name: ActiveDisclosureRow, to json: inout JSONWriter) {
    for (field, value) in fields {
      if field == .amount {
        if name == .centralizedProcurement {
          json.key("amount_raw")
          json.value(amountWritten)
        }
        json.key("amount_wanyuan")
      } else {
        json.key(string: field.rawValue)
      }
      switch value {
      case nil: json.null()
      case .count(let count): json.value(count)
      case .money(let money): json.value(decimal: money.text)
      }
    }
  }
}

extension ApplicationsTable {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      for row in ApplicationRow.allCases {
        guard let cells = self[row] else { continue }
        json.key(string: row.key)
        json.object { json in
          for (column, cell) in zip(ApplicantColumn.allCases, cells) {
            json.key(string: column.rawValue)
            json.value(cell)
          }
        }
      }
    }
  }
}

extension ReviewLitigationTable {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      for row in ReviewRow.allCases {
        guard let cells = rows[row] else { continue }
        json.key(string: row.rawValue)
        json.object { json in
          for (column, cell) in zip(ReviewColumn.allCases, cells) {
            json.key(string: column.rawValue)
            json.value(cell)
          }
        }
      }
    }
  }
}
