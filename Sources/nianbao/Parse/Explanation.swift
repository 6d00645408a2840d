import Operations
import Reports

/// What `--explain` adds: how the record came to be, as far as record and page tell.
struct Explanation {
  let record: Record
  let declared: [DeclaredCharset]
  let facts: PageFacts
  let budgets: Budgets

  func lines(width: Int) -> [StyledText] {
    var list = FieldList(width: width)
    list.add("Charset", charset)
    let head = list.lines + titles(width: width)
    list = FieldList(width: width)
    if record.kind == .annualReport {
      list.add("Publisher", publisher)
      list.add("Year", year)
    }
    list.add("Page", page)
    for (index, table) in facts.tables.prefix(40).enumerated() {
      list.add("  table \(index + 1)", description(of: table))
    }
    list.add("Budgets", budgetsUsed)
    list.add("Record", "\(record.source.identity.id), parser \(parserVersion)")
    return ["", StyledText("How it was read", .cyan.bold)] + head + list.lines + sums(width)
  }

  private var charset: String {
    let claims = declared.map { "\(CharsetSentence.name($0.source)) says \($0.charset)" }
    let type = record.source.contentType.map { "Content-Type is “\($0)”" } ?? "no Content-Type"
    return "\(type); " + (claims.isEmpty ? "nothing declares one" : claims.joined(separator: ", "))
      + "; read as \(record.decoding.charset) with \(record.decoding.replacements) replacements"
  }

  /// The texts that could be the title, each on a line of its own.
  private func titles(width: Int) -> [StyledText] {
    let reports = facts.titleCandidates.filter { $0.namesReport || $0.text == record.title }
    let others = facts.titleCandidates.count - reports.count
    var lines = FieldList(width: width)
    if reports.isEmpty {
      lines.add("Title", StyledText("no text on the page reads as a report's title", .dim))
    }
    for (index, candidate) in reports.prefix(12).enumerated() {
      let isChosen = candidate.text == record.title
      let place =
        switch candidate.place {
        case .metadata: "metadata"
        case .titleElement: "<title>"
        case .text: "text"
        }
      var parts = [(isChosen ? "chosen: " : "") + place]
      if let body = candidate.body { parts.append("body \(body)") }
      if let year = candidate.year { parts.append("year \(year)") }
      lines.add(
        index == 0 ? "Title" : "",
        StyledText(candidate.text, isChosen ? .green : .plain)
          + StyledText("  (\(parts.joined(separator: ", ")))", .dim)
      )
    }
    if reports.count > 12 { lines.add("", "… and \(reports.count - 12) more") }
    if others > 0 {
      lines.add("", StyledText("\(others) other texts speak of disclosure work", .dim))
    }
    return lines.lines
  }

  private var publisher: String {
    guard let publisher = record.publisher else { return "not found" }
    let inTitle = facts.titleCandidates.contains {
      $0.text == record.title && $0.body == publisher
    }
    return inTitle
      ? "\(publisher), which the title names"
      : "\(publisher), from signature, metadata or text: the title does not name exactly it"
  }

  private var year: String {
    guard let year = record.reportYear else { return "not found" }
    var agree: [String] = []
    var differ: [String] = []
    func compare(_ other: Int?, _ words: String) {
      guard let other else { return }
      if other == year { agree.append(words) } else { differ.append("\(words) (\(other))") }
    }
    compare(record.period.flatMap { $0.first.year == $0.last.year ? $0.first.year : nil }, "period")
    compare(facts.titleCandidates.first { $0.text == record.title }?.year, "title")
    compare(record.publishedOn.map { $0.year - 1 }, "year before publication")
    var parts = ["\(year)"]
    if !agree.isEmpty { parts.append("the same by " + agree.joined(separator: ", ")) }
    if !differ.isEmpty { parts.append("another by " + differ.joined(separator: ", ")) }
    return parts.joined(separator: "; ")
  }

  private var page: String {
    "\(ProgressText.grouped(facts.lines)) lines, \(facts.tables.count) tables, "
      + "\(facts.images) pictures, \(facts.links) links"
  }

  private func description(of table: PageFacts.Table) -> String {
    "\(table.rows) rows, \(table.columns) columns, \(table.cells) cells"
      + (table.isLayout ? "; layout, not read as data" : "")
      + (table.isFlattened ? "; of plain text, so that the cells' widths are unknown" : "")
  }

  private var budgetsUsed: String {
    let cells = facts.tables.reduce(0) { $0 + $1.cells }
    func part(_ used: Int, _ limit: Int, _ name: String) -> String {
      "\(ProgressText.grouped(used)) of \(ProgressText.grouped(limit)) \(name)"
    }
    return part(record.source.bytes, budgets.bytes, "bytes") + "; "
      + part(cells, budgets.cells, "cells") + "; "
      + part(facts.work, budgets.work, "steps of work, until the tables are formed")
  }

  // MARK: Sums

  private func sums(_ width: Int) -> [StyledText] {
    let all = record.sumAssessments()
    if all.isEmpty { return [] }
    var lines: [StyledText] = ["", StyledText("The sums", .cyan.bold)]
    for rule in [Finding.Rule.balance, .outcomeSum, .applicantSum, .caseTotal] {
      let ofRule = all.filter { $0.rule == rule }
      if ofRule.isEmpty { continue }
      lines += StyledText(Self.statement(of: rule)).wrapped(
        to: width,
        behind: StyledText(rule.rawValue, .bold).padded(to: 14)
      )
      var list = FieldList(width: width, nameWidth: 16)
      let outcomes: [(name: String, style: TextStyle, isOf: (SumAssessment) -> Bool)] = [
        ("holds", .green, { $0.outcome == .holds }),
        ("fails", .red.bold, { $0.outcome == .fails }),
        ("a term unknown", .yellow, { $0.sum == nil && $0.printed != nil }),
        ("result unknown", .yellow, { $0.sum != nil && $0.printed == nil }),
        ("both unknown", .yellow, { $0.sum == nil && $0.printed == nil }),
      ]
      for (name, style, isOf) in outcomes {
        let found = ofRule.filter(isOf)
        if found.isEmpty { continue }
        let cells = found.map(Self.description).joined(separator: "，")
        list.add("  " + name, StyledText("\(found.count)", style) + StyledText("  " + cells))
      }
      lines += list.lines
    }
    return lines
  }

  private static func description(of sum: SumAssessment) -> String {
    let parts = sum.place.split(separator: ".").map(String.init)
    let key = sum.rule == .balance || sum.rule == .outcomeSum ? parts.last : parts.dropFirst().first
    let label = key.map { OfficialLabels.name(ofKey: $0) } ?? sum.place
    guard sum.outcome == .fails, let terms = sum.sum, let printed = sum.printed else {
      return label
    }
    return "\(label) (\(terms) ≠ \(printed))"
  }

  private static func statement(of rule: Finding.Rule) -> String {
    switch rule {
    case .balance: "一 + 二 = （七）总计 + 四, for each kind of applicant and 总计"
    case .outcomeSum: "the outcomes add up to （七）总计, for each kind of applicant and 总计"
    case .applicantSum: "the six kinds of applicants add up to 总计, for each row"
    case .caseTotal: "the four results add up to 总计, for each block"
    default: ""
    }
  }
}
