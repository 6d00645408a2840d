import Reports
import Testing

/// Labels as real pages print them, each seen to bring its row's or column's numbers to its place.
@Suite("Labels")
struct LabelTests {
  private static let marked = ["1", "2", "3", "4", "5", "6", "21"]
  private static let values: [Int64?] = [1, 2, 3, 4, 5, 6, 21]

  @Test(
    "of the applications' rows are known in their variants",
    arguments: [
      (ApplicationRow.newReceived, "一、本年新收政府信息公开申请数量"), (.newReceived, "一、本年新收政府信息公开申请数"),
      (.newReceived, "一、本年新收<br>政府信息公开<br>申请数量"), (.newReceived, "本年新收政府信息公开申请数量"),
      (.newReceived, "一、 本 年 新 收 政 府 信 息 公 开 申 请 数 量"),
      (.newReceived, "一、本年新收政府資訊公開申請數量"), (.newReceived, "一、本年新收政府信息公開申請數量"),
      (.carriedOver, "二、上年结转政府信息公开申请数量"), (.carriedOver, "二．上年結轉政府信息公開申請數量"),
      (.granted, "（一）予以公开"), (.granted, "(一)予以公开"), (.granted, "〔一〕予以公开"),
      (.granted, "﹝一﹞予以公开"), (.granted, "予以公开"), (.granted, "（一）予以公開"),
      (.granted, "（一）<span>予以</span><span>公开</span>"), (.granted, "⼀、予以公开"),
      (.partiallyGranted, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
      (.partiallyGranted, "（二）部分公开"), (.partiallyGranted, "（二）部分公开(区分处理的,只计这一情形,不计其他情形)"),
      (.partiallyGranted, "（二）部分公开<br>（区分处理的，只计<br>这一情形，不计其他<br>情形）"),
      (.deniedStateSecret, "1.属于国家秘密"), (.deniedStateSecret, "1、属于国家秘密"),
      (.deniedStateSecret, "1．属于国家秘密"), (.deniedStateSecret, "⒈属于国家秘密"),
      (.deniedStateSecret, "（1）属于国家秘密"), (.deniedStateSecret, "1属于国家秘密"),
      (.deniedStateSecret, "①属于国家秘密"), (.deniedStateSecret, "属于国家秘密"),
      (.deniedStateSecret, "１．属于国家秘密"), (.deniedStateSecret, "1.&nbsp;属于国家秘密"),
      (.deniedStateSecret, "1.屬於國家秘密"), (.deniedStateSecret, "1.\u{200B}属于\u{FEFF}国家秘密"),
      (.deniedLawForbidden, "2.其他法律行政法规禁止公开"), (.deniedLawForbidden, "2.其他法律法规禁止公开"),
      (.deniedLawForbidden, "2.其他法律行政止公开"), (.deniedLawForbidden, "2、其他法律、行政法规禁止公开"),
      (.deniedSafetyStability, "3.危及“三安全一稳定”"), (.deniedSafetyStability, "3.危及\"三安全一稳定\""),
      (.deniedSafetyStability, "3.危及＂三安全一稳定＂"), (.deniedSafetyStability, "3.危及三安全一稳定"),
      (.deniedSafetyStability, "3.危及&ldquo;三安全一稳定&rdquo;"),
      (.deniedSafetyStability, "3.危及「三安全一穩定」"),
      (.deniedThirdPartyRights, "4.保护第三方合法权益"), (.deniedInternalAffairs, "5.属于三类内部事务信息"),
      (.deniedProcessInfo, "6.属于四类过程性信息"), (.deniedEnforcementCase, "7.属于行政执法案卷"),
      (.deniedAdminQuery, "8.属于行政查询事项"), (.unableNoInfo, "1.本机关不掌握相关政府信息"),
      (.unableNeedCreation, "2.没有现成信息需要另行制作"), (.unableUnclear, "3.补正后申请内容仍不明确"),
      (.notProcessedComplaint, "1.信访举报投诉类申请"), (.notProcessedRepeat, "2.重复申请"),
      (.notProcessedPublication, "3.要求提供公开出版物"), (.notProcessedMassive, "4.无正当理由大量反复申请"),
      (.notProcessedConfirmInfo, "5.要求行政机关确认或重新出具已获取信息"),
      (.otherOverdueCorrection, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
      (.otherOverdueFee, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
      (.otherReasons, "3.其他"), (.otherReasons, "3、其他"), (.otherReasons, "其它"),
      (.totalProcessed, "（七）总计"), (.totalProcessed, "（七）总 计"), (.totalProcessed, "(七)總計"),
      (.totalProcessed, "（七）合计"), (.carriedForward, "四、结转下年度继续办理"),
      (.carriedForward, "四、結轉下年度繼續辦理"),
    ]
  )
  func applicationRows(row: ApplicationRow, label: String) throws {
    var page = ReportPage()
    page.labels[row] = label
    page.applications[row] = Self.marked
    let table = try #require(try page.record().applications)
    #expect(table[row] == Self.values)
    for other in page.rows where other != row {
      #expect(table[other] == Array(repeating: 0, count: 7))
    }
  }

  @Test("of the single row 其他处理 are known on the 2019 form")
  func otherProcessing() throws {
    var page = ReportPage(.form2019)
    page.applications[.otherProcessing] = Self.marked
    let table = try #require(try page.record().applications)
    #expect(table[.otherProcessing] == Self.values)
    #expect(table[.otherReasons] == nil)
  }

  @Test(
    "of applicants are known when they are broken or spaced",
    arguments: [
      ["自然人", "商业 企业", "科研<br>机构", "社会公益<br>组织", "法律服务\n机构", "其他", "总计"],
      ["自 然 人", "商 业 企 业", "科 研 机 构", "社会公益组织", "法律服务机构", "其 他", "总 计"],
      ["自然人", "商業企業", "科研機構", "社會公益組織", "法律服務機構", "其他", "總計"],
      ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其它", "合计"],
    ]
  )
  func applicants(heads: [String]) throws {
    var page = ReportPage()
    page.applicantHeads = heads
    page.applications[.granted] = Self.marked
    #expect(try page.record().applications?[.granted] == Self.values)
  }

  @Test(
    "of amounts are known with and without their unit",
    arguments: [
      "本年收费金额（单位：万元）", "本年收费金额(单位:万元)", "本年收费金额<br>（单位：万元）", "本年收費金額（單位：萬元）",
      "本年收费金额（万元）",
    ]
  )
  func amounts(head: String) throws {
    var page = ReportPage()
    page.amountHead = head
    page.active[.fees] = ["2.5"]
    let row = try page.record().activeDisclosure?.rows[.fees]
    #expect(row?.fields.first?.value == .money(Money(millionths: 2_500_000)))
  }

  @Test("that no form has bring no numbers")
  func foreignRow() throws {
    var page = ReportPage()
    page.labels[.granted] = "其他主动公开文件"
    page.applications[.granted] = Self.marked
    let table = try #require(try page.record().applications)
    #expect(table[.granted] == nil)
    #expect(page.rows.compactMap { table[$0] }.allSatisfy { $0 == Array(repeating: 0, count: 7) })
  }
}
