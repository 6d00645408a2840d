import Reports
import Testing

/// Mirror sites strew the reading of characters into the text: `公(gōng)开(kāi)`.
@Suite("Pinyin annotations")
struct PinyinAnnotationTests {
  private func annotations(in overview: String) throws -> Int {
    var page = ReportPage()
    page.overview = overview
    return try page.record().decoding.annotationsRemoved
  }

  @Test(
    "behind characters are counted and dropped",
    arguments: [
      ("公(gōng)开", 1), ("公(gong)开(kai)", 2), ("公（gōng）开（kāi）", 2), ("年(nián)", 1), ("女(nǚ)", 1),
      ("绿(lǜ)", 1), ("二(èr)", 1), ("爱(ài)", 1), ("窗(chuāng)", 1), ("双(shuang)", 1),
      ("信(xìn)(xin)息", 2), ("政(zhèng)府(fǔ)信(xìn)息(xī)", 4), ("略(lüè)", 1), ("嗯(ńg)", 0),
    ]
  )
  func dropped(text: String, count: Int) throws {
    #expect(try annotations(in: text) == count)
  }

  @Test(
    "are not seen in other parentheses",
    arguments: [
      "模式(PPP)", "组织(WTO)", "项(1)", "项（一）", "费(含税)", "率(%)", "见(http)", "平台(app)",
      "文(word)", "公( gong )开", "公(gong kai)", "公()开", "公(gong", "(gong)", "a(gong)", "1(gong)",
      "公 (gong)", "公(GONG)", "公(gong1)", "公(zhuangg)", "公(bcdfg)",
    ]
  )
  func kept(text: String) throws {
    #expect(try annotations(in: text) == 0)
  }

  @Test("do not hide labels, and mark the page as a mirror's copy")
  func labels() throws {
    var page = ReportPage()
    page.labels[.newReceived] = "一、本(běn)年(nián)新(xīn)收(shōu)政(zhèng)府信息公开申请数量"
    page.applications[.newReceived] = ["3", "0", "0", "0", "0", "0", "3"]
    let record = try page.record()
    #expect(record.applications?[.newReceived] == [3, 0, 0, 0, 0, 0, 3])
    #expect(record.decoding.annotationsRemoved == 5)
    #expect(record.decoding.mirror)
    #expect(record.decoding.artefacts.contains("pinyin"))
  }
}
