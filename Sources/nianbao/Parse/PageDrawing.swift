import Operations
import Reports

/// One record, drawn for people.
struct PageDrawing {
  let record: Record
  let declared: [DeclaredCharset]

  /// The drawing in lines of at most `width` columns, what `--explain` adds at its end.
  func lines(width: Int, explanation: Explanation?) -> [StyledText] {
    var lines = HeaderDrawing(record: record, declared: declared).lines(width: width)
    if record.kind == .annualReport {
      lines += sections(width) + tables(width)
    }
    lines += attachments(width)
    if !record.findings.isEmpty {
      lines += heading("Findings (\(record.findings.count))")
      lines += FindingsDrawing(findings: record.findings).lines(width: width)
    }
    if let explanation { lines += explanation.lines(width: width) }
    return lines
  }

  private func heading(_ text: String) -> [StyledText] { ["", StyledText(text, .cyan.bold)] }

  private func sections(_ width: Int) -> [StyledText] {
    var lines = heading("Sections (\(record.sections.count))")
    for section in record.sections {
      let number = section.number.map { String($0) } ?? "—"
      let count = section.text.count
      var title = section.title.isEmpty ? StyledText("(no title)", .dim) : StyledText(section.title)
      title.append(
        "  \(ProgressText.grouped(count)) \(count == 1 ? "character" : "characters")",
        .dim
      )
      lines += title.wrapped(to: width, behind: StyledText(number, .dim).padded(to: 3))
    }
    if record.sections.isEmpty { lines.append(StyledText("none found", .dim)) }
    return lines
  }

  private func tables(_ width: Int) -> [StyledText] {
    let marks = CellMarks(record.findings)
    var lines = table("主动公开政府信息情况", "Proactive disclosure", record.tables.activeDisclosure, width)
    if let table = record.activeDisclosure {
      lines += ActiveDisclosureDrawing(table: table, template: record.template, marks: marks).box
        .drawn(width: width)
      lines += marks.legend(for: "active_disclosure").flatMap { $0.wrapped(to: width) }
    }
    lines += table("收到和处理政府信息公开申请情况", "Applications", record.tables.applications, width)
    if let table = record.applications {
      lines += ApplicationsDrawing(table: table, template: record.template, marks: marks).box
        .drawn(width: width)
      lines += marks.legend(for: "applications").flatMap { $0.wrapped(to: width) }
    }
    lines += table(
      "政府信息公开行政复议、行政诉讼情况",
      "Review and litigation",
      record.tables.reviewLitigation,
      width
    )
    if let table = record.reviewLitigation {
      lines += ReviewDrawing(table: table, marks: marks).box.drawn(width: width)
      lines += marks.legend(for: "review_litigation").flatMap { $0.wrapped(to: width) }
    }
    return lines
  }

  private func table(_ label: String, _ name: String, _ status: TableStatus, _ width: Int)
    -> [StyledText]
  {
    let (style, words): (TextStyle, String) =
      switch status {
      case .present: (.green, "present")
      case .partial: (.yellow, "partial: some rows are missing or could not be told apart")
      case .squashed: (.yellow, "squashed: its cells have run together and were not read")
      case .image: (.yellow, "image: it stands on the page only as a picture")
      case .absent: (.yellow, "absent: it was not found on the page")
      case .attachment: (.yellow, "attachment: the report is a file that the page links to")
      }
    return heading("\(label)  \(name)").flatMap { $0.wrapped(to: width) }
      + StyledText(words, style).wrapped(to: width)
  }

  private func attachments(_ width: Int) -> [StyledText] {
    if record.attachments.isEmpty { return [] }
    var lines = heading("Attachments (\(record.attachments.count))")
    for attachment in record.attachments {
      var text = StyledText(attachment.text.isEmpty ? "(no text)" : attachment.text)
      text.append("  \(attachment.url)", .dim)
      lines += text.wrapped(to: width, behind: StyledText(attachment.kind).padded(to: 6))
    }
    return lines
  }
}
