import Reports
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test("separates members and elements, however deep they stand")
  func separators() {
    let json = text { json in
      json.object { json in
        json.key("a")
        json.array { json in
          json.value(1)
          json.object { _ in }
          json.array { _ in }
          json.null()
        }
        json.key("b")
        json.value("x" as String?)
        json.key(string: "c\"")
        json.object { json in
          json.key("d")
          json.value(true)
        }
        json.key("e")
        json.value(decimal: "1.50")
      }
    }
    #expect(json == #"{"a":[1,{},[],null],"b":"x","c\"":{"d":true},"e":1.50}"#)
  }

  @Test(
    "writes numbers in full",
    arguments: [
      (0, "0"), (9, "9"), (10, "10"), (-1, "-1"), (Int64.max, "9223372036854775807"),
      (Int64.min, "-9223372036854775808"),
    ]
  )
  func numbers(number: Int64, expected: String) {
    #expect(text { $0.value(number) } == expected)
  }

  @Test("writes what is unknown as null")
  func unknown() {
    #expect(text { $0.value(nil as String?) } == "null")
    #expect(text { $0.value(nil as Int?) } == "null")
    #expect(text { $0.value(nil as Int64?) } == "null")
  }

  @Test("escapes every control character so that Foundation reads it back")
  func controls() throws {
    for code in UInt8(0)...0x7F {
      let string = "a" + String(Unicode.Scalar(code)) + "b"
      let json = text { $0.array { $0.value(string) } }
      #expect(try JSONValue(parsing: Array(json.utf8)) == .array([.string(string)]))
      #expect(json.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }
  }
}
