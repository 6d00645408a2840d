/// Tells how each of the three tables stands on the page, and of which form they are.
struct StatusReader {
  var statistics: StatisticsReader
  var sections: SectionReader
  var text: TextEvidence
  var hasAttachment: Bool
  var isShort: Bool

  var tables: Record.Tables {
    .init(
      activeDisclosure: status(
        found: !statistics.active.rows.isEmpty,
        isWhole: activeIsWhole,
        key: "active_disclosure",
        squashed: text.squashedActive,
        matter: .activeDisclosure
      ),
      applications: status(
        found: statistics.applications.rowCount > 0,
        isWhole: applicationsAreWhole,
        key: "applications",
        squashed: text.squashedApplications,
        matter: .applications
      ),
      reviewLitigation: status(
        found: !statistics.review.rows.isEmpty,
        isWhole: statistics.review.rows.count == ReviewRow.allCases.count,
        key: "review_litigation",
        squashed: text.squashedReview,
        matter: .reviewLitigation
      )
    )
  }

  /// The form of the heads of table 2, else of the report's time before both.
  func template(year: Int?) -> Record.Template? {
    if statistics.heads2021 > statistics.heads2019 { return .form2021 }
    if statistics.heads2019 > 0 { return .form2019 }
    if text.has2021Heads != text.has2019Heads {
      return text.has2021Heads ? .form2021 : .form2019
    }
    if let year, year < 2019, statistics.applications.rowCount == 0 { return .before2019 }
    return nil
  }

  private func status(
    found: Bool,
    isWhole: Bool,
    key: String,
    squashed: Bool,
    matter: SectionReader.Matter
  ) -> TableStatus {
    if found { return isWhole && !statistics.unclear.contains(key) ? .present : .partial }
    if squashed { return .squashed }
    if sections.found.contains(where: { $0.matter == matter && $0.hasImage }) { return .image }
    return hasAttachment && isShort ? .attachment : .absent
  }

  private var activeIsWhole: Bool {
    let is2019 = statistics.heads2019 > statistics.heads2021
    return ActiveDisclosureRow.allCases.allSatisfy { row in
      let belongs = is2019 || row != .otherExternalServices && row != .centralizedProcurement
      return !belongs || !(statistics.active.rows[row]?.fields.isEmpty ?? true)
    }
  }

  private var applicationsAreWhole: Bool {
    let table = statistics.applications
    let hasSingle = table[.otherProcessing] != nil
    return ApplicationRow.allCases.allSatisfy { row in
      if row == .otherProcessing { return hasSingle || table[.otherReasons] != nil }
      if ApplicationRow.otherSubrows.contains(row) { return hasSingle || table[row] != nil }
      return table[row] != nil
    }
  }
}

extension StatisticsReader {
  /// Rows of the forms that were recognised.
  var rowCount: Int { applications.rowCount + active.rows.count + review.rows.count }

  var hasNumbers: Bool { applications.hasNumber || active.hasNumber || review.hasNumber }
}
