import Operations
import Reports

/// What a page is, whose, and for which year: the top of its drawing.
struct HeaderDrawing {
  let record: Record
  let declared: [DeclaredCharset]

  func lines(width: Int) -> [StyledText] {
    let title = record.title.map { StyledText($0, .bold) } ?? StyledText("(no title)", .dim)
    var list = FieldList(width: width)
    list.add("Kind", kind)
    if record.kind == .annualReport {
      list.add("Publisher", publisher)
      list.add("Year", record.reportYear.map { String($0) })
      list.add("Period", record.period.map { "\($0.first.text) to \($0.last.text)" })
    }
    list.add("Published on", record.publishedOn?.text)
    list.add("Index no.", record.indexNumber)
    list.add("Document no.", record.documentNumber)
    if record.kind == .annualReport {
      list.add("Template", template)
      list.add("Quality", quality)
      list.add("Sums", sums)
    }
    list.add("Charset", CharsetSentence(decoding: record.decoding, declared: declared).text)
    if let script { list.add("Script", script) }
    list.add("Source", source)
    return title.wrapped(to: width) + list.lines
  }

  private var kind: StyledText {
    switch record.documentType {
    case .annualReport: StyledText("annual report", .green)
    case .other: StyledText("not a report", .yellow)
    case .notice: StyledText("not a report: a notice", .yellow)
    case .guide: StyledText("not a report: a guide", .yellow)
    case .workPlan: StyledText("not a report: a work plan", .yellow)
    case .list: StyledText("not a report: a list of reports", .yellow)
    case .blankForm: StyledText("not a report: a blank form", .yellow)
    case .rules: StyledText("not a report: rules", .yellow)
    case .news: StyledText("not a report: news", .yellow)
    }
  }

  private var publisher: StyledText {
    guard let publisher = record.publisher else { return StyledText("—", .dim) }
    var text = StyledText(publisher)
    if let written = record.publisherWritten, written != publisher {
      text.append("  (written \(written))", .dim)
    }
    return text
  }

  private var template: StyledText {
    switch record.template {
    case nil: StyledText("—", .dim)
    case .form2019: StyledText("2019_60") + StyledText("  国办公开办函〔2019〕60号", .dim)
    case .form2021: StyledText("2021_30") + StyledText("  国办公开办函〔2021〕30号", .dim)
    case .before2019: StyledText("pre2019") + StyledText("  older than the national forms", .dim)
    }
  }

  private var quality: StyledText {
    switch record.quality {
    case .consistent:
      StyledText("consistent", .green) + StyledText("  all tables whole, all sums hold", .dim)
    case .inconsistent: StyledText("inconsistent", .red.bold) + StyledText("  a sum fails", .dim)
    case .incomplete:
      StyledText("incomplete", .yellow)
        + StyledText("  a table is not whole or a sum cannot be assessed", .dim)
    case .noData: StyledText("no data", .yellow) + StyledText("  no number was read", .dim)
    }
  }

  private var sums: StyledText {
    let rules = record.rules
    if rules.hold + rules.fail + rules.notAssessable == 0 {
      return StyledText("none, as no table with sums was read", .dim)
    }
    return StyledText("\(rules.hold) hold", rules.hold > 0 ? .green : .dim)
      + StyledText(", ") + StyledText("\(rules.fail) fail", rules.fail > 0 ? .red.bold : .dim)
      + StyledText(", ")
      + StyledText(
        "\(rules.notAssessable) not assessable",
        rules.notAssessable > 0 ? .yellow : .dim
      )
  }

  private var script: String? {
    var parts: [String] = []
    if record.decoding.traditionalScript { parts.append("traditional characters") }
    let removed = record.decoding.annotationsRemoved
    if removed > 0 { parts.append("\(removed) pinyin annotations removed") }
    if record.decoding.mirror { parts.append("a copy on a foreign site") }
    if record.decoding.artefacts.contains("string_literal") {
      parts.append("the article was carried in a script or JSON string")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private var source: StyledText {
    let site = record.source.officialHost ? ", on gov.cn" : ""
    return StyledText(record.source.url)
      + StyledText("  (\(ProgressText.grouped(record.source.bytes)) bytes\(site))", .dim)
  }
}
