import Foundation
import Testing
import Wire

@Suite("Reading JSON")
struct JSONCursorTests {
  private func string(_ text: String) throws -> String {
    var cursor = JSONCursor(Array(text.utf8))
    let value = try cursor.string()
    try cursor.expectEnd()
    return value
  }

  @Test("Strings are read with all their escapes")
  func strings() throws {
    #expect(try string(#""云\u6eaa\n\"\\\/\b\f\r\t""#) == "云溪\n\"\\/\u{8}\u{C}\r\t")
    #expect(try string(#""\ud83d\ude00""#) == "😀")
  }

  @Test(
    "Bad strings are refused",
    arguments: [
      "", "\"", "\"a", #""\"#, #""\u""#, #""\u12g4""#, #""\ud83d""#, #""\ude00""#,
      #""\ud83d\u0041""#, #""\x""#, "\"a\nb\"", "a",
    ]
  )
  func badStrings(_ text: String) {
    #expect(throws: JSONDefect.self) { try string(text) }
  }

  @Test("Bytes that are not UTF-8 are refused")
  func notUTF8() {
    var cursor = JSONCursor([0x22, 0xFF, 0x22])
    #expect(throws: JSONDefect.self) { try cursor.string() }
  }

  @Test("What is written as a string is read back", arguments: ["", "\u{0}\u{1F}\u{7F}\"\\/\n云😀"])
  func roundTrip(_ text: String) throws {
    #expect(try string(jsonString(text)) == text)
    let data = Data("[\(jsonString(text))]".utf8)
    #expect(try JSONSerialization.jsonObject(with: data) as? [String] == [text])
  }

  @Test("Integers are read exactly and nothing else is taken for one")
  func integers() throws {
    var cursor = JSONCursor(Array(" -9223372036854775808 ".utf8))
    #expect(try cursor.integer() == .min)
    for text in ["", "-", "01", "1.5", "1e3", "9223372036854775808", "+1", "\"1\""] {
      var cursor = JSONCursor(Array(text.utf8))
      #expect(throws: JSONDefect.self) { try cursor.integer() }
    }
  }

  @Test("Any prefix of a text is refused without a trap")
  func prefixes() throws {
    let text = Array(
      #" {"a":[1,-2.5e+3,true,false,null,"\u6eaa",{}],"b":{"c":[[]]},"d":"云"} "#.utf8
    )
    var whole = JSONCursor(text)
    try whole.skip()
    try whole.expectEnd()
    for length in 0..<(text.count - 1) {
      var cursor = JSONCursor(Array(text.prefix(length)))
      #expect(throws: JSONDefect.self) { try cursor.skip() }
    }
  }

  @Test("Deep nesting is refused, not followed")
  func nesting() {
    var cursor = JSONCursor([UInt8](repeating: 0x5B, count: 1_000_000))
    #expect(throws: JSONDefect.self) { try cursor.skip() }
  }
}
