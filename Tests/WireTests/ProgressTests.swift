import Testing
import Wire

@Suite("Progress")
struct ProgressTests {
  @Test(
    "keys are read back as they were written",
    arguments: [
      (ProgressKey.source(name: "spool", input: "p000"), "source/spool/p000"),
      (.work(group: "nianbao-work", partition: 0), "work/nianbao-work/0"),
      (.work(group: "a/b/3", partition: 12), "work/a/b/3/12"),
      (.strike(group: "g", partition: 1, offset: 2, mark: "5-x"), "strike/g/1/2/5-x"),
      (.sink(group: "g", partition: 1, first: 7), "sink/g/1/00000000000000000007"),
      (.sink(group: "g", partition: 1, first: .max), "sink/g/1/09223372036854775807"),
      (.retry(partition: 4, offset: 5), "retry/4/5"),
    ]
  )
  func keys(_ key: ProgressKey, _ text: String) {
    #expect(key.description == text)
    #expect(ProgressKey(key.bytes) == key)
  }

  @Test(
    "keys that are written in any other way are none",
    arguments: [
      "", "/", "source", "source/", "source/a", "source//p000", "source/a/", "work/g", "work/g/",
      "work/g/x", "work/g/-1", "work/g/01", "work//1", "work/g/4294967296", "strike/g/1/2",
      "strike/g/1/2/", "strike/1/2/3", "sink/g/1/7", "sink/g/1/-0000000000000000007",
      "sink/g/1/+0000000000000000007", "retry/1", "retry/1/2/3", "retry/a/2", "later/g/1",
    ]
  )
  func strangeKeys(_ text: String) { #expect(ProgressKey(Array(text.utf8)) == nil) }

  @Test("keys of no text are none")
  func binaryKeys() {
    #expect(ProgressKey(nil) == nil)
    #expect(ProgressKey([0xFF, 0xFE]) == nil)
  }

  private func check(_ value: some ProgressValue, _ json: String) throws {
    #expect(String(decoding: value.json, as: UTF8.self) == json)
    #expect(try type(of: value).init(json: value.json) == value)
    // Cut anywhere it is refused; keys of a newer version are passed over.
    for length in 0..<value.json.count {
      #expect(throws: JSONDefect.self) {
        try type(of: value).init(json: Array(value.json.prefix(length)))
      }
    }
    let newer = Array(#"{"new":[1,{"a":null}],"#.utf8) + value.json.dropFirst()
    #expect(try type(of: value).init(json: newer) == value)
    #expect(throws: JSONDefect.self) { try type(of: value).init(json: Array("{}".utf8)) }
  }

  @Test("of a source is read back as it was written")
  func source() throws {
    try check(
      SourceProgress(state: "u-1", length: 10, hash: "ab", next: 7, run: "r-1"),
      #"{"state":"u-1","length":10,"hash":"ab","next":7,"run":"r-1"}"#
    )
  }

  @Test("of a group is read back as it was written")
  func work() throws {
    let counts = OutcomeCounts(
      reports: ["no_data": 1, "consistent": 5],
      notReports: 2,
      dead: ["empty": 1]
    )
    try check(
      WorkProgress(next: 9, at: "2024-02-01T08:00:00Z", outcomes: counts),
      #"{"next":9,"at":"2024-02-01T08:00:00Z","outcomes":{"reports":{"consistent":5,"no_data":1},"#
        + #""not_reports":2,"dead":{"empty":1}}}"#
    )
  }

  @Test("of a strike, a sink and a retry are read back as they were written")
  func others() throws {
    try check(Strike(signal: "SIGSEGV", at: "t"), #"{"signal":"SIGSEGV","at":"t"}"#)
    try check(
      SinkProgress(volume: "v-1", entry: Array(#"{"first":0,"files":[{}]}"#.utf8)),
      #"{"volume":"v-1","entry":{"first":0,"files":[{}]}}"#
    )
    try check(
      RetryMark(id: nil, attempts: 2, at: "t\"\n"),
      #"{"id":null,"attempts":2,"at":"t\"\n"}"#
    )
  }

  @Test("counts add up, and stay at the largest number")
  func sums() {
    var counts = OutcomeCounts(reports: ["consistent": 1], notReports: .max, dead: ["empty": 2])
    counts.add(OutcomeCounts(reports: ["consistent": 2, "no_data": 1], notReports: 1))
    #expect(counts.reports == ["consistent": 3, "no_data": 1])
    #expect(counts.notReports == .max)
    #expect(counts.dead == ["empty": 2])
  }

  @Test("numbers below zero are refused")
  func negative() {
    let json = #"{"state":"u","length":-1,"hash":"a","next":0}"#
    #expect(throws: JSONDefect.self) { try SourceProgress(json: Array(json.utf8)) }
  }
}
