import Testing
import Wire

@Suite("Origins")
struct OriginTests {
  @Test("are read back as they were written")
  func roundTrip() {
    let origins = [
      Origin.message(topic: "nianbao.pages", partition: 11, offset: 0),
      .message(topic: "a", partition: .max, offset: .max),
      .input(source: "spool 年报", input: "p000", position: 17),
    ]
    for origin in origins { #expect(Origin(origin.description) == origin) }
    #expect(origins[0].description == "nianbao.pages/11/0")
    #expect(origins[2].description == "spool 年报/p000/17")
  }

  @Test(
    "that are written in any other way are none",
    arguments: [
      "", "/", "//", "a/0", "a/0/", "/0/1", "a//1", "a/0/-1", "a/0/+1", "a/0/01", "a/0/1/2",
      "a/0/99999999999999999999", "a/0/1 ", "a/0/１",
    ]
  )
  func others(_ text: String) { #expect(Origin(text) == nil) }
}
