/// A row of the applications table (table 3), in the official order of both national templates.
package enum ApplicationRow: Int, CaseIterable, Sendable {
  case newReceived
  case carriedOver
  case granted
  case partiallyGranted
  case deniedStateSecret
  case deniedLawForbidden
  case deniedSafetyStability
  case deniedThirdPartyRights
  case deniedInternalAffairs
  case deniedProcessInfo
  case deniedEnforcementCase
  case deniedAdminQuery
  case unableNoInfo
  case unableNeedCreation
  case unableUnclear
  case notProcessedComplaint
  case notProcessedRepeat
  case notProcessedPublication
  case notProcessedMassive
  case notProcessedConfirmInfo
  /// The single row （六）其他处理 of the 2019 form (and of mixed forms).
  case otherProcessing
  case otherOverdueCorrection
  case otherOverdueFee
  case otherReasons
  case totalProcessed
  case carriedForward

  /// The row's name in the record.
  package var key: String { Self.keys[rawValue] }

  private static let keys = [
    "new_received", "carried_over", "granted",
    "partially_granted", "denied_state_secret", "denied_law_forbidden",
    "denied_safety_stability", "denied_third_party_rights", "denied_internal_affairs",
    "denied_process_info", "denied_enforcement_case", "denied_admin_query",
    "unable_no_info", "unable_need_creation", "unable_unclear",
    "not_processed_complaint", "not_processed_repeat", "not_processed_publication",
    "not_processed_massive", "not_processed_confirm_info", "other_processing",
    "other_overdue_correction", "other_overdue_fee", "other_reasons",
    "total_processed", "carried_forward",
  ]

  /// The three sub-rows that the 2021 form has in place of ``otherProcessing``.
  package static let otherSubrows: [Self] = [
    .otherOverdueCorrection, .otherOverdueFee, .otherReasons,
  ]

  /// An outcome: a row that is a term of （七）总计.
  package var isOutcome: Bool {
    switch self {
    case .newReceived, .carriedOver, .totalProcessed, .carriedForward: false
    default: true
    }
  }
}

/// A column of the applications table: six kinds of applicants and their sum.
package enum ApplicantColumn: String, CaseIterable, Sendable {
  case naturalPerson = "natural_person"
  case commercialEnterprise = "commercial_enterprise"
  case researchInstitution = "research_institution"
  case socialWelfareOrg = "social_welfare_org"
  case legalServiceOrg = "legal_service_org"
  case otherOrg = "other_org"
  case total
}
