package import Reports

/// How many pages came out how; adds up.
package struct OutcomeCounts: Sendable, Equatable {
  /// Annual reports by their `quality`.
  package var reports: [String: Int64]
  package var notReports: Int64
  /// Dead letters by their reason.
  package var dead: [String: Int64]

  package init(
    reports: [String: Int64] = [:],
    notReports: Int64 = 0,
    dead: [String: Int64] = [:]
  ) {
    self.reports = reports
    self.notReports = notReports
    self.dead = dead
  }

  /// Adds another; a sum that is too large for its number stays at the largest one.
  package mutating func add(_ other: OutcomeCounts) {
    reports.merge(other.reports, uniquingKeysWith: Self.sum)
    notReports = Self.sum(notReports, other.notReports)
    dead.merge(other.dead, uniquingKeysWith: Self.sum)
  }

  private static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? .max : sum
  }

  init(_ cursor: inout JSONCursor) throws(JSONDefect) {
    var counts = OutcomeCounts()
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "reports": counts.reports = try Self.table(&cursor)
      case "not_reports": counts.notReports = try cursor.count()
      case "dead": counts.dead = try Self.table(&cursor)
      default: try cursor.skip()
      }
    }
    self = counts
  }

  private static func table(_ cursor: inout JSONCursor) throws(JSONDefect) -> [String: Int64] {
    var table: [String: Int64] = [:]
    try cursor.object { (key, cursor) throws(JSONDefect) in table[key] = try cursor.count() }
    return table
  }

  /// Writes the counts, names in the order of their bytes.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("reports")
      Self.write(reports, to: &json)
      json.key("not_reports")
      json.value(notReports)
      json.key("dead")
      Self.write(dead, to: &json)
    }
  }

  private static func write(_ table: [String: Int64], to json: inout JSONWriter) {
    json.object { json in
      for (name, count) in table.sorted(by: { $0.key < $1.key }) {
        json.key(string: name)
        json.value(count)
      }
    }
  }
}
