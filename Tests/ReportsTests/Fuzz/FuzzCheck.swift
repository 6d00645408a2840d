import Reports

/// What must hold for every input whatsoever: a record that is one line of JSON, or a refusal.
enum FuzzCheck {
  /// Small enough that every budget is met by some inputs.
  static let budgets = Budgets(bytes: 1 << 20, depth: 500, cells: 20_000, work: 4_000_000)

  private static let refusals: Set<Refusal.Reason> = [
    .empty, .notText, .pageTooLarge, .budgetDepth, .budgetCells, .budgetWork,
  ]
  /// Sums of tables 3 and 4, of one of them, of none; 42 and 40 with both.
  private static let ruleCounts: Set<Int> = [0, 3, 37, 39, 40, 42]

  /// What does not hold, or `nil`; a `thorough` look reads the page twice, and its CSV too.
  static func problem(of page: RawPage, thorough: Bool) -> String? {
    let lines = transformToLines(page, budgets: budgets, csv: thorough)
    if let refusal = lines.dead {
      guard lines.kind == .dead, lines.record.isEmpty else { return "refused and yet a record" }
      guard refusals.contains(refusal.reason), !refusal.detail.isEmpty else {
        return "unexpected refusal \(refusal.reason.rawValue)"
      }
    } else {
      guard lines.kind != .dead else { return "neither a record nor a refusal" }
      if let problem = problem(ofRecord: lines.record) { return problem }
      let rules = lines.rules
      guard ruleCounts.contains(rules.hold + rules.fail + rules.notAssessable) else {
        return "\(rules) are not the sums of any form"
      }
    }
    return thorough ? problem(ofTables: lines, page: page) : nil
  }

  private static func problem(ofRecord line: [UInt8]) -> String? {
    guard line.last == 0x0A, line.count(where: { $0 == 0x0A }) == 1 else {
      return "the record is not one line"
    }
    guard String(validating: line, as: UTF8.self) != nil else { return "the record is not UTF-8" }
    guard JSONGrammar.isValue(line.dropLast()) else { return "the record is not JSON" }
    return nil
  }

  private static func problem(ofTables lines: PageLines, page: RawPage) -> String? {
    let again = transformToLines(page, budgets: budgets, csv: true)
    guard again.record == lines.record, again.dead == lines.dead, again.tables == lines.tables
    else { return "reading the page again gives something else" }
    guard lines.dead == nil else { return nil }
    guard (try? JSONValue(parsing: lines.record)) != nil else {
      return "Foundation cannot read the record"
    }
    for (table, rows) in zip(lines.tables, lines.tableRows) {
      guard table.count(where: { $0 == 0x0A }) == rows else { return "a CSV row is not one line" }
      guard String(validating: table, as: UTF8.self) != nil else { return "CSV is not UTF-8" }
    }
    return nil
  }
}
