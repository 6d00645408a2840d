// A stand-in for the transform: it makes a small JSON object of each page, so that the loop around
// it can be built and tested.

package struct PageLines: Sendable {
  package enum Kind: Sendable {
    case annualReport
    case notReport
    case dead
  }

  package var kind: Kind
  package var record: [UInt8]
  package var dead: Refusal?
  package var tables: [[UInt8]]
  package var tableRows: [Int]
  package var quality: String?
  package var failedRules: Int
}

package enum CSVTable: String, CaseIterable, Sendable {
  case reports
  case applications
  case activeDisclosure = "active_disclosure"
  case reviewLitigation = "review_litigation"
  case findings

  package var header: [UInt8] { [0xEF, 0xBB, 0xBF] + Array("id\r\n".utf8) }
}

package let parserVersion = "0.0.0"

package func transformToLines(_ page: RawPage, budgets: Budgets, csv: Bool) -> PageLines {
  let identity = PageIdentity(url: page.url, body: page.body)
  guard !page.body.isEmpty else {
    return PageLines(
      kind: .dead, record: [], dead: Refusal(.empty, at: .decode, "the page has no bytes"),
      tables: [], tableRows: [], quality: nil, failedRules: 0)
  }
  let record = #"{"schema":"nianbao.record/1","parser":"0","id":"\#(identity.id)"}"# + "\n"
  var turns = 0
  for byte in page.body where byte == 0x3C { turns &+= 1 }
  return PageLines(
    kind: turns > 1 ? .annualReport : .notReport, record: Array(record.utf8), dead: nil,
    tables: csv ? CSVTable.allCases.map { _ in Array("\(identity.id)\r\n".utf8) } : [],
    tableRows: csv ? CSVTable.allCases.map { _ in 1 } : [], quality: "consistent", failedRules: 0)
}
