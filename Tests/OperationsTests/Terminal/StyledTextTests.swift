import Operations
import Testing

@Suite("Text for a terminal")
struct StyledTextTests {
  @Test(
    "a character takes the columns that terminals give it",
    arguments: [
      ("", 0), ("abc", 3), ("政府", 4), ("（一）", 6), ("〔2021〕", 8), ("ｱ", 1), ("Ａ", 2),
      ("e\u{301}", 1), ("\u{200B}", 0), ("한", 2), ("\u{20BB7}", 2), ("│", 1), ("—", 1),
      ("⼀", 2), ("㈠", 2), ("①", 1), ("👍", 2), ("\u{2603}\u{FE0F}", 2),
    ]
  )
  func columns(_ text: String, _ columns: Int) {
    #expect(text.columns == columns)
  }

  @Test("a line never takes more columns than there are", arguments: 2...40)
  func fits(_ width: Int) {
    let text = StyledText("青禾市（本级）2022年度 annual report，共收到申请1,286件。", .bold)
    for line in text.wrapped(to: width) { #expect(line.columns <= width) }
    #expect(text.truncated(to: width).columns <= width)
  }

  @Test("wrapping loses nothing but blanks at the breaks", arguments: 1...30)
  func lossless(_ width: Int) {
    let text = "云溪县 received 40 applications（新收）,  3 carried over"
    let joined = StyledText(text).wrapped(to: width).map { $0.rendered(color: false) }.joined()
    #expect(joined.filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test("Latin words stay whole, Han text breaks anywhere but before a closing mark")
  func breaks() {
    let words = StyledText("one three five").wrapped(to: 9).map { $0.rendered(color: false) }
    #expect(words == ["one three", "five"])
    let han = StyledText("依法公开，及时").wrapped(to: 8).map { $0.rendered(color: false) }
    #expect(han == ["依法公", "开，及时"])
  }

  @Test("a word longer than a line is cut")
  func longWord() {
    let lines = StyledText("aaaaaaaaaa").wrapped(to: 4).map { $0.rendered(color: false) }
    #expect(lines == ["aaaa", "aaaa", "aa"])
  }

  @Test("lines after the first stand as far in as the first one's text")
  func hanging() {
    let lines = StyledText("one two").wrapped(to: 7, behind: "年 ")
      .map { $0.rendered(color: false) }
    #expect(lines == ["年 one", "   two"])
  }

  @Test("cut text says so")
  func truncated() {
    #expect(StyledText("政府信息").truncated(to: 6).rendered(color: false) == "政府…")
    #expect(StyledText("政府信息").truncated(to: 8).rendered(color: false) == "政府信息")
  }

  @Test("colour comes as one sequence a piece, and not at all without colour")
  func colour() {
    let text = StyledText("20", .red.bold) + StyledText("/") + StyledText("26")
    #expect(text.rendered(color: true) == "\u{1B}[1;31m20\u{1B}[0m/26")
    #expect(text.rendered(color: false) == "20/26")
  }

  @Test("no control of a page reaches the terminal")
  func controls() {
    let hostile = "a\u{1B}[2J\u{9B}31m\u{7}b\nc\u{202E}d\u{2066}\u{0}\r\n"
    let text = StyledText(hostile).rendered(color: true)
    let isHarmless = text.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0 != "\u{202E}"
        && $0 != "\u{2066}"
    }
    #expect(isHarmless)
    #expect(text.contains("b c"))
  }
}
