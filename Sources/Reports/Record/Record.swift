/// What one page says, checked: the value that is written as one line of `nianbao.record/1`.
///
/// Unknown is `nil` and comes out as `null`; nothing is left out and nothing is repaired.
package struct Record: Sendable {
  package enum Kind: String, Sendable {
    case annualReport = "annual_report"
    case notReport = "not_report"
  }

  /// What a page that is no report is instead.
  package enum DocumentType: String, Sendable {
    case annualReport = "annual_report"
    case notice
    case guide
    case workPlan = "work_plan"
    case list
    case blankForm = "blank_form"
    case rules
    case news
    case other
  }

  package enum Template: String, Sendable {
    case form2019 = "2019_60"
    case form2021 = "2021_30"
    case before2019 = "pre2019"
  }

  package struct Source: Sendable {
    package var url: String
    package var host: String?
    /// Whether the host belongs to gov.cn.
    package var officialHost: Bool
    package var contentType: String?
    package var fetchedAt: String?
    package var httpStatus: Int?
    package var bytes: Int
    package var identity: PageIdentity
  }

  package struct Decoding: Sendable {
    package var charset: String
    package var charsetFrom: DecodedText.CharsetSource
    package var replacements: Int
    package var traditionalScript: Bool
    package var annotationsRemoved: Int
    package var artefacts: [String]
    package var mirror: Bool
    package var overruled: String?
  }

  package struct Section: Sendable, Equatable {
    package var number: Int?
    package var title: String
    package var text: String
  }

  package struct Attachment: Sendable, Equatable {
    package var url: String
    /// The kind by the file's extension: `pdf`, `doc`, `image`, ….
    package var kind: String
    package var text: String
  }

  package struct Tables: Sendable {
    package var activeDisclosure: TableStatus
    package var applications: TableStatus
    package var reviewLitigation: TableStatus
  }

  package struct RuleCounts: Sendable, Equatable {
    package var hold = 0
    package var fail = 0
    package var notAssessable = 0
  }

  package enum Quality: String, Sendable, CaseIterable {
    case noData = "no_data"
    case inconsistent
    case incomplete
    case consistent
  }

  package var kind: Kind
  package var documentType: DocumentType
  package var source: Source
  package var decoding: Decoding
  package var title: String?
  package var publisher: String?
  package var publisherWritten: String?
  package var reportYear: Int?
  package var period: (first: CalendarDate, last: CalendarDate)?
  package var publishedOn: CalendarDate?
  package var indexNumber: String?
  package var documentNumber: String?
  package var template: Template?
  package var sections: [Section]
  package var tables: Tables
  package var activeDisclosure: ActiveDisclosureTable?
  package var applications: ApplicationsTable?
  package var reviewLitigation: ReviewLitigationTable?
  package var attachments: [Attachment]
  package var rules: RuleCounts
  package var findings: [Finding]
  package var quality: Quality
}
