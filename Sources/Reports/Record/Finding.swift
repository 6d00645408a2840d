/// One thing that a check found, with its place and numbers.
package struct Finding: Sendable, Equatable {
  package enum Severity: String, Sendable {
    case error
    case warning
    case info
  }

  /// A stable code; programs count and filter by it.
  package enum Rule: String, Sendable, CaseIterable {
    /// new_received + carried_over = total_processed + carried_forward, each column.
    case balance
    /// The outcomes add up to total_processed, each column.
    case outcomeSum = "outcome_sum"
    /// The six kinds of applicants add up to the total, each row.
    case applicantSum = "applicant_sum"
    /// maintained + corrected + other + pending = total, each block of table 4.
    case caseTotal = "case_total"
    /// The page allows more than one reading of a row or a cell; its values are null.
    case ambiguous
    /// A cell holds something that is neither a number nor a mark for blank.
    case unreadable
    /// A row is printed twice with different values.
    case conflict
    /// An amount of money whose unit the page does not print.
    case unitUnknown = "unit_unknown"
    /// The charset that was declared is not the one of the bytes.
    case charsetOverruled = "charset_overruled"
    /// Bytes that fit no character of the charset.
    case replacementCharacters = "replacement_characters"
    /// A table of statistics stands on the page only as a picture.
    case imageTable = "image_table"
    /// Table 2 is of one template and table 3 of the other.
    case mixedTemplate = "mixed_template"
    /// The form is not the one that was in force for the report's year.
    case templateYear = "template_year"
  }

  /// A number or a text beside a finding.
  package enum Value: Sendable, Equatable {
    case count(Int64)
    case text(String)
  }

  package var rule: Rule
  package var severity: Severity
  /// A path into the record such as `applications.granted.total`.
  package var place: String
  /// One sentence for people.
  package var message: String
  package var expected: Value?
  package var actual: Value?

  package init(
    _ rule: Rule,
    _ severity: Severity,
    at place: String,
    _ message: String,
    expected: Value? = nil,
    actual: Value? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.place = place
    self.message = message
    self.expected = expected
    self.actual = actual
  }
}
