/// Labels of the forms that stand in running text, where cells have run together.
struct TextEvidence {
  private(set) var squashedActive = false
  private(set) var squashedApplications = false
  private(set) var squashedReview = false
  private(set) var has2019Heads = false
  private(set) var has2021Heads = false

  init(_ page: PageDocument) {
    for line in page.lines where !line.isImage && line.folded.count > 60 {
      let text = page.folded.span.extracting(line.folded)
      guard
        text.firstRange(of: Self.content) != nil || text.firstRange(of: Self.received) != nil
          || text.firstRange(of: Self.maintained) != nil
      else { continue }
      if Self.count(Self.activeLabels, in: text) >= 3 { squashedActive = true }
      if Self.count(Self.applicationLabels, in: text) >= 5 { squashedApplications = true }
      if Self.count(Self.reviewLabels, in: text) >= 4 { squashedReview = true }
      if Self.count(Self.heads2019, in: text) > 0 { has2019Heads = true }
      if Self.count(Self.heads2021, in: text) > 0 { has2021Heads = true }
    }
  }

  private static func count(_ words: [[UInt8]], in text: Span<UInt8>) -> Int {
    words.count { text.firstRange(of: $0) != nil }
  }

  private static let content = Array("信息内容".utf8)
  private static let received = Array("本年新收".utf8)
  private static let maintained = Array("结果维持".utf8)
  private static let activeLabels = ["第二十条第", "信息内容", "行政许可", "行政处罚", "行政强制", "行政事业性收费"]
    .map { Array($0.utf8) }
  private static let applicationLabels = [
    "本年新收", "上年结转", "属于国家秘密", "三安全一稳定", "第三方合法权益", "内部事务信息", "过程性信息",
    "重复申请", "结转下年度",
  ].map { Array($0.utf8) }
  private static let reviewLabels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "复议后起诉"]
    .map { Array($0.utf8) }
  private static let heads2019 = ["本年新制作数量", "本年新公开数量"].map { Array($0.utf8) }
  private static let heads2021 = ["本年制发件数", "本年废止件数"].map { Array($0.utf8) }
}
