import Reports

/// What the official forms call the rows and columns of the record.
enum OfficialLabels {
  static func label(_ row: ApplicationRow) -> String {
    switch row {
    case .newReceived: "一、本年新收申请数量"
    case .carriedOver: "二、上年结转申请数量"
    case .granted: "（一）予以公开"
    case .partiallyGranted: "（二）部分公开"
    case .deniedStateSecret: "1.属于国家秘密"
    case .deniedLawForbidden: "2.其他法律行政法规禁止公开"
    case .deniedSafetyStability: "3.危及“三安全一稳定”"
    case .deniedThirdPartyRights: "4.保护第三方合法权益"
    case .deniedInternalAffairs: "5.属于三类内部事务信息"
    case .deniedProcessInfo: "6.属于四类过程性信息"
    case .deniedEnforcementCase: "7.属于行政执法案卷"
    case .deniedAdminQuery: "8.属于行政查询事项"
    case .unableNoInfo: "1.本机关不掌握相关政府信息"
    case .unableNeedCreation: "2.没有现成信息需要另行制作"
    case .unableUnclear: "3.补正后申请内容仍不明确"
    case .notProcessedComplaint: "1.信访举报投诉类申请"
    case .notProcessedRepeat: "2.重复申请"
    case .notProcessedPublication: "3.要求提供公开出版物"
    case .notProcessedMassive: "4.无正当理由大量反复申请"
    case .notProcessedConfirmInfo: "5.确认或重新出具已获取信息"
    case .otherProcessing: "（六）其他处理"
    case .otherOverdueCorrection: "1.逾期不补正、不再处理"
    case .otherOverdueFee: "2.逾期未缴费、不再处理"
    case .otherReasons: "3.其他"
    case .totalProcessed: "（七）总计"
    case .carriedForward: "四、结转下年度继续办理"
    }
  }

  /// The headings that stand above a row.
  static func captions(before row: ApplicationRow) -> [String] {
    switch row {
    case .granted: ["三、本年度办理结果"]
    case .deniedStateSecret: ["（三）不予公开"]
    case .unableNoInfo: ["（四）无法提供"]
    case .notProcessedComplaint: ["（五）不予处理"]
    case .otherOverdueCorrection: ["（六）其他处理"]
    default: []
    }
  }

  /// In lines as a narrow head has them.
  static func lines(_ column: ApplicantColumn) -> [String] {
    switch column {
    case .naturalPerson: ["自然", "人"]
    case .commercialEnterprise: ["商业", "企业"]
    case .researchInstitution: ["科研", "机构"]
    case .socialWelfareOrg: ["社会", "公益", "组织"]
    case .legalServiceOrg: ["法律", "服务", "机构"]
    case .otherOrg: ["其他"]
    case .total: ["总计"]
    }
  }

  static func label(_ row: ActiveDisclosureRow) -> String {
    switch row {
    case .regulations: "规章"
    case .normativeDocuments: "行政规范性文件"
    case .licensing: "行政许可"
    case .otherExternalServices: "其他对外管理服务事项"
    case .punishment: "行政处罚"
    case .coercion: "行政强制"
    case .fees: "行政事业性收费"
    case .centralizedProcurement: "政府集中采购"
    }
  }

  static func label(_ field: ActiveDisclosureField) -> String {
    switch field {
    case .issued: "本年制发件数"
    case .repealed: "本年废止件数"
    case .inForce: "现行有效件数"
    case .newlyMade: "本年新制作数量"
    case .newlyPublished: "本年新公开数量"
    case .totalPublished: "对外公开总数量"
    case .prevYearItems: "上一年项目数量"
    case .change: "本年增/减"
    case .decisions: "本年处理决定数量"
    case .items: "采购项目数量"
    case .amount: "金额（万元）"
    }
  }

  static func label(_ row: ReviewRow) -> String {
    switch row {
    case .review: "行政复议"
    case .litigationDirect: "行政诉讼 未经复议直接起诉"
    case .litigationPostReview: "行政诉讼 复议后起诉"
    }
  }

  static func label(_ column: ReviewColumn) -> String {
    switch column {
    case .maintained: "结果维持"
    case .corrected: "结果纠正"
    case .other: "其他结果"
    case .pending: "尚未审结"
    case .total: "总计"
    }
  }

  /// A path into the record in the forms' words; `nil` for paths outside of the three tables.
  static func words(forPath path: String) -> String? {
    let parts = path.split(separator: ".").map(String.init)
    guard let table = parts.first else { return nil }
    let row = parts.dropFirst().first
    let column = parts.dropFirst(2).first
    let words: [String?]
    switch table {
    case "applications":
      words = [
        "依申请公开",
        row.map { key in ApplicationRow.allCases.first { $0.key == key }.map(label) ?? key },
        column.map { ApplicantColumn(rawValue: $0).map { lines($0).joined() } ?? $0 },
      ]
    case "active_disclosure":
      let field = column == "amount_wanyuan" ? "amount" : column
      words = [
        "主动公开", row.map { ActiveDisclosureRow(rawValue: $0).map(label) ?? $0 },
        field.map { ActiveDisclosureField(rawValue: $0).map(label) ?? $0 },
      ]
    case "review_litigation":
      words = [
        "复议诉讼", row.map { ReviewRow(rawValue: $0).map(label) ?? $0 },
        column.map { ReviewColumn(rawValue: $0).map(label) ?? $0 },
      ]
    default: return nil
    }
    return words.compactMap { $0 }.joined(separator: " / ")
  }
}

extension OfficialLabels {
  /// The name of a row or column by its key in the record; the key where the forms have no such.
  static func name(ofKey key: String) -> String {
    if let row = ApplicationRow.allCases.first(where: { $0.key == key }) { return label(row) }
    if let column = ApplicantColumn(rawValue: key) { return lines(column).joined() }
    return ReviewRow(rawValue: key).map(label) ?? key
  }
}
