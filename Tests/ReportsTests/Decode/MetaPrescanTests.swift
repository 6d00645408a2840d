import Reports
import Testing

@Suite("The markup's own declaration is found as browsers find it")
struct MetaPrescanTests {
  private func declared(_ html: String) throws -> String? {
    let result = try decoded(Array(html.utf8))
    return result.charsetFrom == .meta ? result.charset : nil
  }

  @Test(
    "A declaration is found",
    arguments: [
      "<meta charset=gbk>", "<META CHARSET='GBK'/>", "<meta\tname=a charset = \"gbk\" >",
      "<meta http-equiv=Content-Type content='text/html; charset=gbk'>",
      "<meta content=\"text/html;charset=gbk\" http-equiv=\"content-type\">",
      "<!-- <meta charset=big5> --><meta charset=gbk>", "<!--><meta charset=gbk>",
      "<meta charset=nonsense><meta charset=gbk>", "<meta charset=gbk charset=big5>",
      "<script src='<meta charset=big5>'></script><meta charset=gbk>",
      "<!doctype html><?x ?></p><meta charset=gbk>",
      "<?xml version='1.0' encoding='gbk'?><html>",
    ]
  )
  func found(html: String) throws {
    #expect(try declared(html) == "gb18030")
  }

  @Test(
    "What is no declaration is passed over",
    arguments: [
      "<meta content='text/html; charset=gbk'>", "<metacharset=gbk>", "<meta charset>",
      "<!-- <meta charset=gbk> -->", "<meta name=charset content=gbk>", "<meta charset=gbk",
      "<p title='<meta charset=gbk>'>", "charset=gbk", "<?xml version='1.0'?>",
      "<?xml encoding=gbk",
    ]
  )
  func passedOver(html: String) throws {
    #expect(try declared(html) == nil)
  }

  @Test("UTF-16 in markup means UTF-8, x-user-defined means windows-1252")
  func replacedLabels() throws {
    #expect(try declared("<meta charset=utf-16le>") == "utf-8")
    #expect(try declared("<meta charset=x-user-defined>") == "windows-1252")
  }

  @Test("A declaration is looked for in the first 4096 bytes")
  func limit() throws {
    let tag = "<meta charset=gbk>"
    let fits = String(repeating: " ", count: 4096 - tag.utf8.count) + tag
    #expect(try declared(fits) == "gb18030")
    #expect(try declared(" " + fits) == nil)
  }
}
