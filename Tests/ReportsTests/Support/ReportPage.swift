import Reports

/// A whole invented report in HTML whose labels and cells a test sets one by one.
struct ReportPage: Sendable {
  enum Form: Sendable {
    case form2019
    case form2021
  }

  var form: Form
  var title = "云溪县水利局2023年政府信息公开工作年度报告"
  var period = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
  /// The labels of table 3 as printed, instead of the official ones.
  var labels: [ApplicationRow: String] = [:]
  /// The seven cells of rows of table 3 as printed; all others hold zeros.
  var applications: [ApplicationRow: [String]] = [:]
  /// Rows of table 3 that the page lacks.
  var missing: Set<ApplicationRow> = []
  /// The cells of rows of table 2 as printed.
  var active: [ActiveDisclosureRow: [String]] = [:]
  var amountHead = "本年收费金额（单位：万元）"
  var procurementHead = "采购总金额"
  /// The fifteen cells of table 4 as printed.
  var review = Array(repeating: "0", count: 15)
  /// The six heads of applicants and that of their sum, as printed.
  var applicantHeads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
  var overview = "本报告由云溪县水利局编制。"

  init(_ form: Form = .form2021) { self.form = form }

  /// The record the page becomes.
  func record() throws -> Record {
    let page = RawPage(
      url: "https://www.yunxi.gov.cn/slj/2023.html",
      contentType: "text/html; charset=utf-8",
      body: Array(html.utf8)
    )
    return try transform(page, budgets: Budgets())
  }

  var html: String {
    """
    <!DOCTYPE html><html><head><title>\(title)</title></head><body><h1>\(title)</h1>
    <p>\(overview)\(period)</p>
    <h2>一、总体情况</h2><p>全年按照要求推进政府信息公开工作。</p>
    <h2>二、主动公开政府信息情况</h2><table>\(activeRows)</table>
    <h2>三、收到和处理政府信息公开申请情况</h2><table>\(applicationHeads)\(applicationRows)</table>
    <h2>四、政府信息公开行政复议、行政诉讼情况</h2><table>\(reviewRows)</table>
    <h2>五、存在的主要问题及改进情况</h2><p>改进工作。</p>
    <h2>六、其他需要报告的事项</h2><p>无其他事项。</p>
    </body></html>
    """
  }

  // MARK: Table 2

  private var activeRows: String {
    switch form {
    case .form2021:
      block("一", ["本年制发件数", "本年废止件数", "现行有效件数"], [.regulations, .normativeDocuments])
        + block("五", ["本年处理决定数量"], [.licensing])
        + block("六", ["本年处理决定数量"], [.punishment, .coercion])
        + block("八", [amountHead], [.fees])
    case .form2019:
      block("一", ["本年新制作数量", "本年新公开数量", "对外公开总数量"], [.regulations, .normativeDocuments])
        + block(
          "五",
          ["上一年项目数量", "本年增/减", "处理决定数量"],
          [.licensing, .otherExternalServices]
        )
        + block("六", ["上一年项目数量", "本年增/减", "处理决定数量"], [.punishment, .coercion])
        + block("八", ["上一年项目数量", "本年增/减"], [.fees])
        + block("九", ["采购项目数量", procurementHead], [.centralizedProcurement])
    }
  }

  private func block(_ item: String, _ heads: [String], _ rows: [ActiveDisclosureRow]) -> String {
    var out = "<tr><td colspan=4>第二十条第（\(item)）项</td></tr>"
    out += Self.row(["信息内容"] + heads)
    for row in rows {
      out += Self.row(
        [Self.label(of: row)] + (active[row] ?? Array(repeating: "0", count: heads.count))
      )
    }
    return out
  }

  private static func label(of row: ActiveDisclosureRow) -> String {
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

  // MARK: Table 3

  private var applicationHeads: String {
    """
    <tr><td colspan=3 rowspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>\
    <td colspan=7>申请人情况</td></tr>\
    <tr><td rowspan=2>\(applicantHeads[0])</td><td colspan=5>法人或其他组织</td>\
    <td rowspan=2>\(applicantHeads[6])</td></tr>\
    \(Self.row(Array(applicantHeads[1...5])))
    """
  }

  /// The rows that the form has, in order.
  var rows: [ApplicationRow] {
    ApplicationRow.allCases.filter { row in
      if missing.contains(row) { return false }
      return form == .form2019
        ? !ApplicationRow.otherSubrows.contains(row) : row != .otherProcessing
    }
  }

  private var applicationRows: String {
    var out = ""
    var open: Set<String> = []
    for row in rows {
      var heads: [String] = []
      let isOutcome = row.isOutcome || row == .totalProcessed
      if isOutcome, open.insert("三").inserted {
        let count = rows.count { $0.isOutcome || $0 == .totalProcessed }
        heads.append("<td rowspan=\(count)>三、本年度办理结果</td>")
      }
      if let group = Self.group(of: row), open.insert(group).inserted {
        heads.append("<td rowspan=\(rows.count { Self.group(of: $0) == group })>\(group)</td>")
      }
      let width = !isOutcome ? 3 : Self.group(of: row) == nil ? 2 : 1
      heads.append("<td colspan=\(width)>\(labels[row] ?? Self.official(row))</td>")
      let cells = applications[row] ?? Array(repeating: "0", count: 7)
      out += "<tr>\(heads.joined())\(cells.map { "<td>\($0)</td>" }.joined())</tr>"
    }
    return out
  }

  private static func group(of row: ApplicationRow) -> String? {
    switch row {
    case .deniedStateSecret, .deniedLawForbidden, .deniedSafetyStability,
      .deniedThirdPartyRights, .deniedInternalAffairs, .deniedProcessInfo,
      .deniedEnforcementCase, .deniedAdminQuery:
      "（三）不予公开"
    case .unableNoInfo, .unableNeedCreation, .unableUnclear: "（四）无法提供"
    case .notProcessedComplaint, .notProcessedRepeat, .notProcessedPublication,
      .notProcessedMassive, .notProcessedConfirmInfo:
      "（五）不予处理"
    case .otherOverdueCorrection, .otherOverdueFee, .otherReasons: "（六）其他处理"
    default: nil
    }
  }

  /// The label that the national form prints.
  static func official(_ row: ApplicationRow) -> String {
    switch row {
    case .newReceived: "一、本年新收政府信息公开申请数量"
    case .carriedOver: "二、上年结转政府信息公开申请数量"
    case .granted: "（一）予以公开"
    case .partiallyGranted: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
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
    case .notProcessedConfirmInfo: "5.要求行政机关确认或重新出具已获取信息"
    case .otherProcessing: "（六）其他处理"
    case .otherOverdueCorrection: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    case .otherOverdueFee: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    case .otherReasons: "3.其他"
    case .totalProcessed: "（七）总计"
    case .carriedForward: "四、结转下年度继续办理"
    }
  }

  // MARK: Table 4

  private var reviewRows: String {
    let columns = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    return """
      <tr><td colspan=5 rowspan=2>行政复议</td><td colspan=10>行政诉讼</td></tr>\
      <tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>\
      \(Self.row(columns + columns + columns))\(Self.row(review))
      """
  }

  private static func row(_ cells: [String]) -> String {
    "<tr>\(cells.map { "<td>\($0)</td>" }.joined())</tr>"
  }
}
