/// decode → parse → validate: a page becomes a record, or a refusal that says why not.
///
/// Pure: the same page, budgets and version give the same outcome on every machine.
package func transform(_ page: RawPage, budgets: Budgets) throws(Refusal) -> Record {
  validate(try parse(try decode(page, budgets: budgets), budgets: budgets), of: page)
}

/// What one page becomes in files.
package struct PageLines: Sendable {
  package enum Kind: Sendable {
    case annualReport
    case notReport
    case dead
  }

  package var kind: Kind
  /// The record's id; `nil` for a dead page.
  package var id: String?
  /// One line of JSON with its line break; empty for a dead page.
  package var record: [UInt8] = []
  package var dead: Refusal?
  /// CSV rows for each of ``CSVTable``'s cases; empty when not asked for.
  package var tables: [[UInt8]] = []
  package var tableRows: [Int] = []
  package var quality: Record.Quality?
  package var rules = Record.RuleCounts()
  /// The codes of the findings.
  package var findings: [Finding.Rule] = []
}

/// The longest record that is written, in bytes: what the `records` topic takes.
package let maximumRecordBytes = 32 << 20

/// Transforms a page into the lines that are written for it.
package func transformToLines(_ page: RawPage, budgets: Budgets, csv: Bool) -> PageLines {
  do throws(Refusal) {
    let record = try transform(page, budgets: budgets)
    var lines = PageLines(kind: record.kind == .annualReport ? .annualReport : .notReport)
    lines.record = record.jsonLine()
    guard lines.record.count <= maximumRecordBytes else {
      throw Refusal(
        .recordTooLarge,
        at: .validate,
        "the record has \(lines.record.count) bytes, more than \(maximumRecordBytes)"
      )
    }
    if csv {
      for table in CSVTable.allCases {
        let (rows, count) = table.rows(of: record)
        lines.tables.append(rows)
        lines.tableRows.append(count)
      }
    }
    lines.id = record.source.identity.id
    lines.quality = record.quality
    lines.rules = record.rules
    lines.findings = record.findings.map(\.rule)
    return lines
  } catch {
    var lines = PageLines(kind: .dead)
    lines.dead = error
    return lines
  }
}
