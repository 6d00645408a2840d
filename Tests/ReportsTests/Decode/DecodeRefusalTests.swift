import Reports
import Testing

@Suite("A body that is no text page is refused with its reason")
struct DecodeRefusalTests {
  private func refusal(of body: [UInt8], budgets: Budgets = Budgets()) -> Refusal? {
    do {
      _ = try decode(RawPage(url: "file:a.html", body: body), budgets: budgets)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "Nothing, white space, NULs and a lone byte-order mark are empty",
    arguments: [
      [], [0x20], Array(" \r\n\t\n".utf8), [0, 0, 0], [0, 0x20, 0x0A], [0xEF, 0xBB, 0xBF],
      [0xEF, 0xBB, 0xBF, 0x0A], [0xFF, 0xFE], [0xFE, 0xFF, 0x00, 0x20],
    ] as [[UInt8]]
  )
  func empty(body: [UInt8]) {
    #expect(refusal(of: body)?.reason == .empty)
    #expect(refusal(of: body)?.stage == .decode)
  }

  @Test("A body is refused as too large from one byte over the budget")
  func tooLarge() {
    let budgets = Budgets(bytes: 100)
    #expect(refusal(of: Array(repeating: 0x61, count: 100), budgets: budgets) == nil)
    let found = refusal(of: Array(repeating: 0x61, count: 101), budgets: budgets)
    #expect(found?.reason == .pageTooLarge)
    #expect(found?.detail == "the body has 101 bytes, more than the 100 a page may have")
  }

  @Test(
    "A file of another kind is named",
    arguments: [
      ("a PDF file", Array("%PDF-1.7\n".utf8)),
      ("a PDF file", Array("\r\n%PDF-1.4\n".utf8)),
      ("a Word document (DOCX)", [0x50, 0x4B, 3, 4] + Array("……word/document.xml".utf8)),
      ("an OFD document", [0x50, 0x4B, 3, 4] + Array("……OFD.xml".utf8)),
      ("a ZIP archive", [0x50, 0x4B, 3, 4] + Array("……a.txt".utf8)),
      ("a Microsoft Office file (OLE)", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]),
      ("a PNG image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]),
      ("a JPEG image", [0xFF, 0xD8, 0xFF, 0xE0]),
      ("a GIF image", Array("GIF89a…".utf8)),
      ("a WebP image", Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8 ".utf8)),
      ("a BMP image", Array("BM".utf8) + [9, 9, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]),
      ("gzip data", [0x1F, 0x8B, 0x08, 0]),
      ("a RAR archive", Array("Rar!\u{1A}\u{7}\u{1}".utf8)),
      ("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
      ("an ELF program", [0x7F, 0x45, 0x4C, 0x46, 2]),
    ] as [(String, [UInt8])]
  )
  func otherKinds(kind: String, body: [UInt8]) {
    let found = refusal(of: body)
    #expect(found?.reason == .notText)
    #expect(found?.detail.hasPrefix("the body is \(kind) (starts with ") == true)
  }

  @Test("The detail says how the file starts")
  func detail() {
    let found = refusal(of: Array("%PDF-1.7".utf8))
    #expect(found?.detail == "the body is a PDF file (starts with %PDF-)")
  }

  @Test(
    "Text that begins with the letters of a file's signature is text",
    arguments: ["BM公司简介", "MZ乡情况", "PK比赛", "RIFF是一种格式", "GIF图片说明", "ID3标签"]
  )
  func letters(text: String) throws {
    #expect(String(decoding: try decoded(Array(text.utf8)).utf8, as: UTF8.self) == text)
  }

  @Test("Random bytes are no text, whatever charset is declared", arguments: 1...50)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let body = (0..<4000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for type in [
      nil, "text/html; charset=utf-8", "text/html; charset=gbk", "; charset=utf-16",
      "; charset=latin1",
    ] {
      #expect(throws: Refusal.self) { try decoded(body, contentType: type) }
    }
  }

  @Test("Control characters that are valid UTF-8 are no text")
  func controls() {
    #expect(refusal(of: (0..<1000).map { UInt8($0 % 32) })?.reason == .notText)
    #expect(refusal(of: [0x61] + Array(repeating: 0, count: 100))?.reason == .notText)
  }

  @Test("Stray NULs and invalid bytes in good text are no reason to refuse it")
  func strayBytes() throws {
    var body = Sample.utf8
    body.insert(0, at: 3)
    body.insert(0xFF, at: 7)
    body.append(0)
    let result = try decoded(body)
    #expect(result.replacements == 1)
    var expected = Sample.utf8
    expected.insert(contentsOf: [0xEF, 0xBF, 0xBD], at: 6)
    #expect(result.utf8 == expected)
  }
}
