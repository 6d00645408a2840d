/// Checks what was read and makes the record.
///
/// The sums, the form against the year, how the page was decoded: nothing that the page prints is
/// changed.
package func validate(_ parsed: ParsedPage, of page: RawPage) -> Record {
  let sums = SumRules(
    applications: parsed.applications,
    review: parsed.reviewLitigation,
    template: parsed.template
  )
  let host = SourceAddress.host(of: page.url)
  return Record(
    kind: parsed.documentType == .annualReport ? .annualReport : .notReport,
    documentType: parsed.documentType,
    source: .init(
      url: page.url,
      host: host,
      officialHost: SourceAddress.isOfficial(host),
      contentType: page.contentType,
      fetchedAt: page.fetchedAt,
      httpStatus: page.httpStatus,
      bytes: page.body.count,
      identity: PageIdentity(url: page.url, body: page.body)
    ),
    decoding: parsed.decoding,
    title: parsed.title,
    publisher: parsed.publisher,
    publisherWritten: parsed.publisherWritten,
    reportYear: parsed.reportYear,
    period: parsed.period,
    publishedOn: parsed.publishedOn,
    indexNumber: parsed.indexNumber,
    documentNumber: parsed.documentNumber,
    template: parsed.template,
    sections: parsed.sections,
    tables: parsed.tables,
    activeDisclosure: parsed.activeDisclosure,
    applications: parsed.applications,
    reviewLitigation: parsed.reviewLitigation,
    attachments: parsed.attachments,
    rules: sums.counts,
    findings: decodingFindings(parsed) + formFindings(parsed) + parsed.findings + sums.findings,
    quality: quality(parsed, sums.counts)
  )
}

private func decodingFindings(_ parsed: ParsedPage) -> [Finding] {
  var findings: [Finding] = []
  if let overruled = parsed.decoding.overruled {
    findings.append(
      Finding(
        .charsetOverruled,
        .info,
        at: "decoding.charset",
        "the page declares a charset that its bytes are not in",
        expected: .text(overruled),
        actual: .text(parsed.decoding.charset)
      )
    )
  }
  if parsed.decoding.replacements > 0 {
    findings.append(
      Finding(
        .replacementCharacters,
        .warning,
        at: "decoding.replacements",
        "bytes of the page are no characters of its charset",
        actual: .count(Int64(parsed.decoding.replacements))
      )
    )
  }
  return findings
}

private func formFindings(_ parsed: ParsedPage) -> [Finding] {
  var findings: [Finding] = []
  let images: [(TableStatus, String)] = [
    (parsed.tables.activeDisclosure, "active_disclosure"),
    (parsed.tables.applications, "applications"),
    (parsed.tables.reviewLitigation, "review_litigation"),
  ]
  for (status, table) in images where status == .image {
    findings.append(
      Finding(
        .imageTable,
        .warning,
        at: "tables.\(table)",
        "the table stands on the page only as a picture"
      )
    )
  }
  if parsed.template == .form2021, parsed.applications?[.otherProcessing] != nil {
    findings.append(
      Finding(
        .mixedTemplate,
        .info,
        at: "applications.other_processing",
        "table 2 is of the 2021 form, table 3 has the single row of the 2019 form"
      )
    )
  }
  if let year = parsed.reportYear, let template = parsed.template {
    let wanted: Record.Template =
      year < 2019 ? .before2019 : year < 2021 ? .form2019 : .form2021
    if template != wanted {
      findings.append(
        Finding(
          .templateYear,
          .info,
          at: "template",
          "the form is not the one in force for the report's year",
          expected: .text(wanted.rawValue),
          actual: .text(template.rawValue)
        )
      )
    }
  }
  return findings
}

private func quality(_ parsed: ParsedPage, _ rules: Record.RuleCounts) -> Record.Quality {
  let hasNumber =
    parsed.applications?.hasNumber ?? false || parsed.activeDisclosure?.hasNumber ?? false
    || parsed.reviewLitigation?.hasNumber ?? false
  if !hasNumber { return .noData }
  if rules.fail > 0 { return .inconsistent }
  let tables = parsed.tables
  let isWhole =
    tables.activeDisclosure == .present && tables.applications == .present
    && tables.reviewLitigation == .present
  return isWhole && rules.notAssessable == 0 ? .consistent : .incomplete
}
