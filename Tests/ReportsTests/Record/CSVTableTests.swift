import Reports
import Testing

/// The long tables, read back by a parser of the test's own and by Python's.
@Suite("The tables as CSV")
struct CSVTableTests {
  /// A report whose texts hold everything that CSV must quote.
  private static func record() throws -> Record {
    var page = ReportPage()
    page.title = "云溪县\"水利\",局2023年政府信息公开工作年度报告"
    page.applications[.granted] = ["3", "", "0", "0", "0", "0", "4"]
    page.applications[.deniedStateSecret] = ["a,\"b\"", "0", "0", "0", "0", "0", "0"]
    page.active[.fees] = ["1,234.5万元"]
    return try page.record()
  }

  private static func text(_ table: CSVTable, of record: Record) -> [UInt8] {
    table.header + table.rows(of: record).bytes
  }

  @Test(
    "begin with a byte-order mark and a head, and have one line a row",
    arguments: CSVTable.allCases
  )
  func shape(table: CSVTable) throws {
    let record = try Self.record()
    let (bytes, count) = table.rows(of: record)
    #expect(table.header.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(count > 0)
    #expect(bytes.count { $0 == 0x0A } == count)
    #expect(bytes.suffix(2) == [0x0D, 0x0A])
    let rows = CSVText.rows(Array(Self.text(table, of: record).dropFirst(3)))
    #expect(rows.count == count + 1)
    let width = try #require(rows.first?.count)
    #expect(rows.allSatisfy { $0.count == width })
    #expect(rows.dropFirst().allSatisfy { $0.first == record.source.identity.id })
  }

  @Test("hold each cell once, an unknown one as an empty field")
  func applications() throws {
    let rows = CSVText.rows(try CSVTable.applications.rows(of: Self.record()).bytes)
    #expect(rows.count == 25 * 7)
    let cells = Dictionary(rows.map { ("\($0[1]).\($0[2])", $0[3]) }) { first, _ in first }
    #expect(cells.count == rows.count)
    #expect(cells["granted.natural_person"] == "3")
    #expect(cells["granted.commercial_enterprise"] == "")
    #expect(cells["granted.total"] == "4")
    #expect(cells["denied_state_secret.natural_person"] == "")
    #expect(cells["carried_forward.total"] == "0")
  }

  @Test("give amounts as numbers and as written")
  func amounts() throws {
    let rows = CSVText.rows(try CSVTable.activeDisclosure.rows(of: Self.record()).bytes)
    let fees = try #require(rows.first { $0[1] == "fees" })
    #expect(Array(fees.dropFirst()) == ["fees", "amount_wanyuan", "1234.5", "1,234.5万元"])
  }

  @Test("quote what holds commas and quotes")
  func quoting() throws {
    let record = try Self.record()
    let report = try #require(CSVText.rows(CSVTable.reports.rows(of: record).bytes).first)
    #expect(report.contains(try #require(record.title)))
    let findings = CSVText.rows(CSVTable.findings.rows(of: record).bytes)
    #expect(findings.contains { $0.last == "a,\"b\"" })
  }

  @Test("have no rows for what a record does not hold")
  func empty() throws {
    let page = RawPage(url: "a\r\nb,c", body: Array("甲".utf8))
    let record = try transform(page, budgets: Budgets())
    #expect(CSVTable.applications.rows(of: record).count == 0)
    #expect(CSVTable.applications.rows(of: record).bytes == [])
    let rows = CSVText.rows(CSVTable.reports.rows(of: record).bytes)
    #expect(rows.count == 1)
    #expect(rows.first?[3] == "a  b,c")
  }

  @Test(
    "are what Python's csv module reads",
    .enabled(if: Python.isPresent, "python3 is not installed")
  )
  func python() throws {
    let record = try Self.record()
    for table in CSVTable.allCases {
      let bytes = Self.text(table, of: record)
      let script = """
        import csv, io, json, sys
        text = open(sys.argv[1], encoding='utf-8-sig', newline='').read()
        json.dump(list(csv.reader(io.StringIO(text, newline=''), strict=True)), sys.stdout)
        """
      let output = try JSONValue(parsing: Python.run(script, input: bytes))
      let read = (output.array ?? []).map { ($0.array ?? []).compactMap(\.string) }
      #expect(read == CSVText.rows(Array(bytes.dropFirst(3))))
    }
  }
}
