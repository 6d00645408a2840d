/// What was read from a page, not yet checked.
package struct ParsedPage: Sendable {
  package var documentType: Record.DocumentType
  package var decoding: Record.Decoding
  package var title: String?
  package var publisher: String?
  package var publisherWritten: String?
  package var reportYear: Int?
  package var period: (first: CalendarDate, last: CalendarDate)?
  package var publishedOn: CalendarDate?
  package var indexNumber: String?
  package var documentNumber: String?
  package var template: Record.Template?
  package var sections: [Record.Section]
  package var tables: Record.Tables
  package var activeDisclosure: ActiveDisclosureTable?
  package var applications: ApplicationsTable?
  package var reviewLitigation: ReviewLitigationTable?
  package var attachments: [Record.Attachment]
  package var findings: [Finding]
}

/// Reads a page: its blocks and tables, what it is, who reports for which year, and the numbers.
///
/// - Throws: a refusal when the page costs more than its budgets.
package func parse(_ decoded: DecodedText, budgets: Budgets) throws(Refusal) -> ParsedPage {
  var (page, work) = try readPage(decoded, budgets: budgets)
  var statistics = StatisticsReader()
  var statisticTables: Set<Int> = []
  for row in try page.rows(work: &work) {
    try work.spend(1 + row.cells.count)
    if statistics.read(row), row.table >= 0 { statisticTables.insert(row.table) }
  }
  let sections = SectionReader(page, statistics: statisticTables)
  let metadata = PageMetadata(page)
  let prose = page.prose(without: statisticTables)
  let identification = Identification(page, metadata, prose: prose)
  let text = TextEvidence(page)
  let attachments = page.reportAttachments()
  let type = Classifier(
    title: identification.reading,
    isTitleOwn: identification.isTitleOwn,
    hasPublisher: identification.publisher != nil,
    hasYear: identification.year != nil,
    hasPeriod: identification.period != nil,
    matters: sections.matters.count,
    sectionText: sections.found.reduce(0) { $0 + $1.text.count },
    tableRows: statistics.rowCount,
    hasNumbers: statistics.hasNumbers,
    labelsInText: text.squashedApplications,
    attachments: attachments.count { $0.kind != "image" },
    images: page.lines.count(where: \.isImage),
    textLength: prose.count - page.linkedTextLength,
    reportLinks: page.reportLinks()
  ).decide()
  let isReport = type == .annualReport
  let status = StatusReader(
    statistics: statistics,
    sections: sections,
    text: text,
    hasAttachment: attachments.contains { $0.kind != "image" },
    isShort: prose.count < 1500
  )
  let tally = page.tally
  return ParsedPage(
    documentType: type,
    decoding: .init(
      charset: decoded.charset,
      charsetFrom: decoded.charsetFrom,
      replacements: decoded.replacements,
      traditionalScript: tally.traditional * 20 > tally.han,
      annotationsRemoved: tally.annotations,
      artefacts: page.artefacts + (tally.annotations > 0 ? ["pinyin"] : []),
      mirror: tally.annotations > 0,
      overruled: decoded.overruled
    ),
    title: identification.title,
    publisher: isReport ? identification.publisher : nil,
    publisherWritten: isReport ? identification.publisherWritten : nil,
    reportYear: isReport ? identification.year : nil,
    period: isReport ? identification.period : nil,
    publishedOn: identification.publishedOn,
    indexNumber: metadata.indexNumber,
    documentNumber: metadata.documentNumber,
    template: isReport ? status.template(year: identification.year) : nil,
    sections: isReport ? sections.found.map(\.section) : [],
    tables: isReport
      ? status.tables
      : .init(activeDisclosure: .absent, applications: .absent, reviewLitigation: .absent),
    activeDisclosure: isReport && !statistics.active.rows.isEmpty ? statistics.active : nil,
    applications: isReport && statistics.applications.rowCount > 0
      ? statistics.applications : nil,
    reviewLitigation: isReport && !statistics.review.rows.isEmpty ? statistics.review : nil,
    attachments: attachments,
    findings: isReport ? statistics.findings : []
  )
}

extension PageDocument {
  /// The folded text outside of the statistics without white space, its first 256 KiB.
  func prose(without statistics: Set<Int>) -> [UInt8] {
    var out: [UInt8] = []
    for line in lines where !line.isImage && !statistics.contains(line.table) {
      let bytes = folded[line.folded]
      if bytes.contains(0x20) {
        for byte in bytes where byte != 0x20 { out.append(byte) }
      } else {
        out.append(contentsOf: bytes)
      }
      if out.count > 1 << 18 { break }
    }
    return out
  }

  /// The files that the page links to.
  func reportAttachments() -> [Record.Attachment] {
    var seen: Set<String> = []
    var result: [Record.Attachment] = []
    for link in links {
      guard let kind = Attachments.kind(of: link.address), seen.insert(link.address).inserted else {
        continue
      }
      result.append(
        .init(url: link.address, kind: kind, text: PageMetadata.trimmed(link.text))
      )
    }
    return result
  }

  /// How many links name a yearly report; three are as good as more.
  func reportLinks() -> Int {
    var titles: Set<String> = []
    for link in links where 24...240 ~= link.text.utf8.count {
      guard titles.count < 3, ReportTitle.mayBe(Array(link.text.utf8).span) else { continue }
      if let title = ReportTitle([UInt8](folded: link.text)[...]), title.isReport,
        title.body != nil || title.year != nil
      {
        titles.insert(link.text)
      }
    }
    return titles.count
  }
}
