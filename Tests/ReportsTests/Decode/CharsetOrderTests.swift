import Reports
import Testing

@Suite("The charset is taken from mark, header, markup and content, in that order")
struct CharsetOrderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: [UInt8]
    var header: String?
    let charset: String
    let source: DecodedText.CharsetSource
    var overruled: String?
  }

  private static func html(_ head: String, _ body: [UInt8]) -> [UInt8] {
    Array("<html><head>\(head)</head><body><p>".utf8) + body + Array("</p></body></html>".utf8)
  }

  static let agreeing: [Case] = [
    Case(
      testDescription: "UTF-8 mark",
      body: [0xEF, 0xBB, 0xBF] + Sample.utf8,
      header: "text/html; charset=utf-8",
      charset: "utf-8",
      source: .bom
    ),
    Case(
      testDescription: "UTF-16LE mark before the header",
      body: [0xFF, 0xFE] + Sample.utf16LE,
      header: "text/html; charset=utf-8",
      charset: "utf-16le",
      source: .bom
    ),
    Case(
      testDescription: "UTF-16BE mark",
      body: [0xFE, 0xFF] + Sample.utf16BE,
      charset: "utf-16be",
      source: .bom
    ),
    Case(
      testDescription: "header before markup",
      body: html("<meta charset=utf-8>", Sample.gb18030),
      header: "text/html;charset=\"GB2312\"",
      charset: "gb18030",
      source: .http
    ),
    Case(
      testDescription: "UTF-16 by the header",
      body: Sample.utf16BE,
      header: "text/plain; charset=utf-16be",
      charset: "utf-16be",
      source: .http
    ),
    Case(
      testDescription: "markup when the header is silent",
      body: html("<meta charset=gbk>", Sample.gb18030),
      header: "text/html",
      charset: "gb18030",
      source: .meta
    ),
    Case(
      testDescription: "markup when the header's label is unknown",
      body: html("<meta charset=big5>", Sample.big5),
      header: "text/html; charset=none",
      charset: "big5",
      source: .meta
    ),
    Case(
      testDescription: "content as UTF-8",
      body: html("", Sample.utf8),
      charset: "utf-8",
      source: .content
    ),
    Case(
      testDescription: "content as GB18030",
      body: html("", Sample.gb18030),
      charset: "gb18030",
      source: .content
    ),
    Case(
      testDescription: "content as Big5",
      body: html("", Sample.big5),
      charset: "big5",
      source: .content
    ),
    Case(
      testDescription: "content as UTF-16LE",
      body: Sample.utf16LE,
      charset: "utf-16le",
      source: .content
    ),
    Case(
      testDescription: "content as UTF-16BE",
      body: Sample.utf16BE,
      charset: "utf-16be",
      source: .content
    ),
    Case(
      testDescription: "ASCII undeclared",
      body: Array("<p>12</p>".utf8),
      charset: "utf-8",
      source: .content
    ),
    Case(
      testDescription: "ASCII declared",
      body: Array("<p>12</p>".utf8),
      header: "text/html; charset=gb2312",
      charset: "gb18030",
      source: .http
    ),
    Case(
      testDescription: "Latin text declared so",
      body: Array("caf".utf8) + [0xE9, 0x20, 0x80],
      header: "text/html; charset=iso-8859-1",
      charset: "windows-1252",
      source: .http
    ),
    Case(
      testDescription: "valid UTF-8 of two-byte sequences alone, declared so",
      body: [0xCD, 0xA8, 0xCA, 0xB1],
      header: "; charset=utf8",
      charset: "utf-8",
      source: .http
    ),
    Case(
      testDescription: "the same in markup",
      body: html("<meta charset=utf-8>", [0xCD, 0xA8, 0xCA, 0xB1]),
      charset: "utf-8",
      source: .meta
    ),
    Case(
      testDescription: "the same, undeclared, is GBK",
      body: [0xCD, 0xA8, 0xCA, 0xB1],
      charset: "gb18030",
      source: .content
    ),
  ]

  static let contradicting: [Case] = [
    Case(
      testDescription: "GB18030 sent as UTF-8",
      body: html("", Sample.gb18030),
      header: "text/html; charset=utf-8",
      charset: "gb18030",
      source: .content,
      overruled: "utf-8"
    ),
    Case(
      testDescription: "GB18030 with a UTF-8 mark",
      body: [0xEF, 0xBB, 0xBF] + Sample.gb18030,
      charset: "gb18030",
      source: .content,
      overruled: "utf-8"
    ),
    Case(
      testDescription: "UTF-8 sent as GB 2312",
      body: html("", Sample.utf8),
      header: "text/html; charset=gb2312",
      charset: "utf-8",
      source: .content,
      overruled: "gb18030"
    ),
    Case(
      testDescription: "header wrong, markup right",
      body: html("<meta charset=utf-8>", Sample.utf8),
      header: "text/html; charset=gb2312",
      charset: "utf-8",
      source: .meta,
      overruled: "gb18030"
    ),
    Case(
      testDescription: "header wrong the other way",
      body: html("<meta charset=gb2312>", Sample.gb18030),
      header: "text/html; charset=utf-8",
      charset: "gb18030",
      source: .meta,
      overruled: "utf-8"
    ),
    Case(
      testDescription: "header and markup wrong",
      body: html("<meta charset=gbk>", Sample.big5),
      header: "text/html; charset=utf-8",
      charset: "big5",
      source: .content,
      overruled: "utf-8"
    ),
    Case(
      testDescription: "Latin by a server's default",
      body: html("", Sample.gb18030),
      header: "text/html; charset=ISO-8859-1",
      charset: "gb18030",
      source: .content,
      overruled: "windows-1252"
    ),
    Case(
      testDescription: "a charset that is not decoded",
      body: html("", Sample.gb18030),
      header: "text/html; charset=shift_jis",
      charset: "gb18030",
      source: .content,
      overruled: "shift_jis"
    ),
    Case(
      testDescription: "Big5 sent as GBK",
      body: html("", Sample.big5),
      header: "text/html; charset=gbk",
      charset: "big5",
      source: .content,
      overruled: "gb18030"
    ),
    Case(
      testDescription: "GBK sent as Big5",
      body: html("", Sample.gb18030),
      header: "text/html; charset=big5",
      charset: "gb18030",
      source: .content,
      overruled: "big5"
    ),
    Case(
      testDescription: "ASCII sent as UTF-16",
      body: Array("<p>plain</p>".utf8),
      header: "text/html; charset=utf-16",
      charset: "utf-8",
      source: .content,
      overruled: "utf-16le"
    ),
    Case(
      testDescription: "UTF-16 of the other byte order",
      body: Sample.utf16BE,
      header: "text/html; charset=utf-16",
      charset: "utf-16be",
      source: .content,
      overruled: "utf-16le"
    ),
    Case(
      testDescription: "a copyright sign in UTF-8 on a page sent as GBK",
      body: Array("<p>\u{A9} 2023</p>".utf8),
      header: "; charset=gbk",
      charset: "utf-8",
      source: .content,
      overruled: "gb18030"
    ),
  ]

  @Test("A declaration that fits the bytes wins by its rank", arguments: agreeing)
  func order(example: Case) throws {
    try check(example)
  }

  @Test("A declaration that the bytes contradict loses and is named", arguments: contradicting)
  func contradiction(example: Case) throws {
    try check(example)
  }

  private func check(_ example: Case) throws {
    let result = try decoded(example.body, contentType: example.header)
    #expect(result.charset == example.charset)
    #expect(result.charsetFrom == example.source)
    #expect(result.overruled == example.overruled)
    #expect(result.replacements == 0)
    let text = String(decoding: result.utf8, as: UTF8.self)
    if example.body.count > 100 {
      #expect(text.contains(example.charset == "big5" ? Sample.traditional : Sample.simplified))
    }
    #expect(!text.unicodeScalars.contains("\u{FEFF}"))
  }

  @Test("UTF-8 with damage stays UTF-8", arguments: ["utf-8", "gbk", "iso-8859-1", ""])
  func damaged(declared: String) throws {
    var body = Sample.utf8 + Sample.utf8
    body.removeLast()
    body[4] = 0xFF
    let result = try decoded(body, contentType: "text/html; charset=\(declared)")
    #expect(result.charset == "utf-8")
    // The two bytes left of a character and the wrong byte make two errors each at most.
    #expect((2...4).contains(result.replacements))
  }

  @Test(
    "Labels are those of the standard",
    arguments: [
      ("gb_2312-80", "gb18030"), ("CHINESE", "gb18030"), ("csgb2312", "gb18030"),
      ("x-gbk", "gb18030"), ("gb18030", "gb18030"), ("big5-hkscs", "big5"), ("x-x-big5", "big5"),
      ("cn-big5", "big5"), ("unicode-1-1-utf-8", "utf-8"), ("UTF8", "utf-8"),
      ("latin1", "windows-1252"), ("us-ascii", "windows-1252"), ("cp1252", "windows-1252"),
    ]
  )
  func labels(label: String, charset: String) throws {
    let result = try decoded(Array("plain".utf8), contentType: "text/html; charset=\(label)")
    #expect(result.charset == charset)
    #expect(result.charsetFrom == .http)
  }

  @Test(
    "The header's parameter may be quoted, spaced, or followed by more",
    arguments: [
      "text/html;charset=gbk", "text/html; charset = gbk", "TEXT/HTML; CHARSET=GBK",
      "text/html; charset='gbk'", "text/html; charset=\" gbk \"; a=b", "text/html; charset=gbk;a",
      "text/html; charset=gbk, text/html",
    ]
  )
  func headers(header: String) throws {
    #expect(try decoded(Array("plain".utf8), contentType: header).charset == "gb18030")
  }

  @Test(
    "A header without a usable charset declares nothing",
    arguments: ["", "text/html", "text/html; charset", "; charset=", "; charset=\"gbk", "; x=gbk"]
  )
  func uselessHeaders(header: String) throws {
    #expect(try decoded(Array("plain".utf8), contentType: header).charsetFrom == .content)
  }
}
