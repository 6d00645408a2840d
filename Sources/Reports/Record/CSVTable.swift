/// The long tables that are written beside the records, keyed by the record's `id`.
package enum CSVTable: String, CaseIterable, Sendable {
  case reports
  case applications
  case activeDisclosure = "active_disclosure"
  case reviewLitigation = "review_litigation"
  case findings

  /// The first line of each file, after the byte-order mark that spreadsheets know UTF-8 by.
  package var header: [UInt8] {
    let names =
      switch self {
      case .reports:
        """
        id,kind,document_type,url,host,official_host,fetched_at,http_status,bytes,charset,\
        charset_from,replacements,title,publisher,report_year,period_first,period_last,\
        published_on,index_number,document_number,template,active_disclosure,applications,\
        review_litigation,rules_hold,rules_fail,rules_not_assessable,quality
        """
      case .applications: "id,row,column,value"
      case .activeDisclosure: "id,row,field,value,written"
      case .reviewLitigation: "id,row,column,value"
      case .findings: "id,rule,severity,where,message,expected,actual"
      }
    return [0xEF, 0xBB, 0xBF] + Array(names.utf8) + [0x0D, 0x0A]
  }

  /// The rows of one record and their number; an unknown value is an empty field.
  package func rows(of record: Record) -> (bytes: [UInt8], count: Int) {
    var writer = CSVWriter(id: record.source.identity.id)
    switch self {
    case .reports: writer.row(reportFields(of: record))
    case .applications:
      for row in ApplicationRow.allCases {
        for (column, cell) in zip(ApplicantColumn.allCases, record.applications?[row] ?? []) {
          writer.row([row.key, column.rawValue, cell.map { String($0) }])
        }
      }
    case .activeDisclosure:
      for row in ActiveDisclosureRow.allCases {
        guard let printed = record.activeDisclosure?.rows[row] else { continue }
        for (field, value) in printed.fields {
          let text =
            switch value {
            case nil: nil as String?
            case .count(let count): String(count)
            case .money(let money): money.text
            }
          let isAmount = field == .amount
          writer.row([
            row.rawValue, isAmount ? "amount_wanyuan" : field.rawValue, text,
            isAmount ? printed.amountWritten : nil,
          ])
        }
      }
    case .reviewLitigation:
      for row in ReviewRow.allCases {
        for (column, cell) in zip(ReviewColumn.allCases, record.reviewLitigation?.rows[row] ?? []) {
          writer.row([row.rawValue, column.rawValue, cell.map { String($0) }])
        }
      }
    case .findings:
      for finding in record.findings {
        writer.row([
          finding.rule.rawValue, finding.severity.rawValue, finding.place, finding.message,
          finding.expected?.text, finding.actual?.text,
        ])
      }
    }
    return (writer.bytes, writer.count)
  }

  private func reportFields(of record: Record) -> [String?] {
    let source = record.source
    return [
      record.kind.rawValue, record.documentType.rawValue, source.url, source.host,
      source.officialHost ? "true" : "false", source.fetchedAt,
      source.httpStatus.map { String($0) }, String(source.bytes), record.decoding.charset,
      record.decoding.charsetFrom.rawValue, String(record.decoding.replacements), record.title,
      record.publisher, record.reportYear.map { String($0) }, record.period?.first.text,
      record.period?.last.text, record.publishedOn?.text, record.indexNumber,
      record.documentNumber, record.template?.rawValue, record.tables.activeDisclosure.rawValue,
      record.tables.applications.rawValue, record.tables.reviewLitigation.rawValue,
      String(record.rules.hold), String(record.rules.fail), String(record.rules.notAssessable),
      record.quality.rawValue,
    ]
  }
}

extension Finding.Value {
  fileprivate var text: String {
    switch self {
    case .count(let count): String(count)
    case .text(let text): text
    }
  }
}

/// Writes rows by RFC 4180, each beginning with one id.
private struct CSVWriter {
  let id: String
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  init(id: String) { self.id = id }

  mutating func row(_ fields: [String?]) {
    bytes.append(contentsOf: id.utf8)
    for field in fields {
      bytes.append(UInt8(ascii: ","))
      if let field { append(field) }
    }
    bytes.append(0x0D)
    bytes.append(0x0A)
    count += 1
  }

  /// Quotes where a comma, a quote or a line break asks for it; line breaks become spaces, so that a
  /// row is a line.
  private mutating func append(_ field: String) {
    guard field.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      switch byte {
      case UInt8(ascii: "\""):
        bytes.append(byte)
        bytes.append(byte)
      case 0x0A, 0x0D: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
