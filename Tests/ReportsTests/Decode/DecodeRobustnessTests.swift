import Reports
import Testing

@Suite("Any bytes end as valid UTF-8 or as a refusal")
struct DecodeRobustnessTests {
  /// Decodes and checks what must hold for every input; returns `nil` for a refusal.
  @discardableResult
  private func decodedSafely(_ body: [UInt8], contentType: String?) -> DecodedText? {
    guard let result = try? decoded(body, contentType: contentType) else { return nil }
    #expect(String(validating: result.utf8, as: UTF8.self) != nil)
    #expect(!result.utf8.contains(0))
    return result
  }

  @Test(
    "A page cut off anywhere is decoded up to there",
    arguments: [
      ("gb18030", Sample.gb18030, Sample.simplified), ("big5", Sample.big5, Sample.traditional),
      ("utf-8", Sample.utf8, Sample.simplified), ("utf-16le", Sample.utf16LE, Sample.simplified),
      ("utf-16be", Sample.utf16BE, Sample.simplified),
    ]
  )
  func prefixes(charset: String, sample: [UInt8], text: String) throws {
    let isWide = charset.hasPrefix("utf-16")
    let head = "<html><head><meta charset=x></head><body><h1>"
    let headBytes = Array(head.utf8).flatMap { byte -> [UInt8] in
      isWide ? (charset == "utf-16le" ? [byte, 0] : [0, byte]) : [byte]
    }
    let body = headBytes + sample
    let whole = Array((head + text).utf8)
    for length in 1...body.count {
      let prefix = Array(body.prefix(length))
      decodedSafely(prefix, contentType: nil)
      let result = decodedSafely(prefix, contentType: "text/html; charset=\(charset)")
      // From the first character on that can be told apart, nothing is lost but the one cut in two.
      guard length >= headBytes.count + 8, let result else { continue }
      #expect(result.charset == charset)
      #expect(result.replacements <= 1)
      let kept = result.replacements == 0 ? result.utf8 : result.utf8.dropLast(3)
      #expect(whole.starts(with: kept))
    }
  }

  @Test("Twenty thousand random bodies do no harm")
  func random() {
    var generator = SeededGenerator(seed: 2)
    let headers = [
      nil, "; charset=utf-8", "; charset=gbk", "; charset=big5", "; charset=utf-16le",
      "; charset=utf-16be", "; charset=latin1", "; charset=euc-kr",
    ]
    let samples = [Sample.utf8, Sample.gb18030, Sample.big5, Sample.utf16LE]
    var accepted = 0
    for round in 0..<20_000 {
      var body: [UInt8] = []
      if round % 2 == 0 {
        let count = Int.random(in: 1...60, using: &generator)
        // Half of them from bytes that start and continue sequences in all the charsets.
        let range: ClosedRange<UInt8> = round % 4 == 0 ? 0...255 : 0x30...0xFE
        body = (0..<count).map { _ in UInt8.random(in: range, using: &generator) }
      } else {
        body = samples[round / 2 % samples.count]
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          let place = Int.random(in: 0..<body.count, using: &generator)
          body[place] = UInt8.random(in: 0...255, using: &generator)
          if Bool.random(using: &generator) { body.remove(at: place) }
        }
      }
      if decodedSafely(body, contentType: headers[round % headers.count]) != nil { accepted += 1 }
    }
    #expect(accepted > 9000)
  }

  @Test(
    "A declaration that never ends costs no more than what is looked at",
    arguments: ["<", "<!--", "<meta ", "<a b=\""]
  )
  func unfinishedMarkup(start: String) throws {
    let body = Array(String(repeating: start, count: 1 << 16).utf8)
    #expect(try decoded(body).charset == "utf-8")
  }

  @Test("The same page gives the same text")
  func deterministic() throws {
    var body = Sample.gb18030
    body[9] = 0xFF
    let first = try decoded(body)
    for _ in 0..<10 { #expect(try decoded(body) == first) }
  }
}
