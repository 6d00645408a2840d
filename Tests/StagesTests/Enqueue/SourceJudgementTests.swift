import Stages
import Testing
import Wire

@Suite("Going on with a source")
struct SourceJudgementTests {
  private func judge(
    _ found: SourceJudgement.Found,
    wasPublished: Bool = true,
    length: Int = 10,
    hash: String? = "abc"
  ) -> SourceJudgement {
    SourceJudgement(
      state: "mine",
      wasPublished: wasPublished,
      found: found,
      length: length,
      hash: hash
    )
  }

  private func progress(
    _ state: String = "mine",
    length: Int64 = 10,
    next: Int64 = 7
  ) -> SourceJudgement.Found {
    .progress(SourceProgress(state: state, length: length, hash: "abc", next: next))
  }

  @Test("starts anew only when neither side knows of an earlier start")
  func newStart() {
    #expect(judge(.nothing, wasPublished: false, length: 0, hash: nil) == .newStart)
    #expect(judge(.nothing, wasPublished: false) == .newStart)
    #expect(judge(.nothing, wasPublished: true) == .mismatch(.progressLost))
  }

  @Test("goes on where the topic says, also when a kill came before the note of it")
  func goOn() {
    #expect(judge(progress()) == .goOn(at: 7))
    #expect(judge(progress(), wasPublished: false) == .goOn(at: 7))
    #expect(judge(progress(next: 10)) == .goOn(at: 10))
    #expect(judge(progress(next: 0)) == .goOn(at: 0))
  }

  @Test("goes on when the list has grown since")
  func grown() {
    #expect(judge(progress(length: 8), length: 10) == .goOn(at: 7))
  }

  @Test("refuses progress from another folder, and says whether this one is new")
  func otherState() {
    let found = progress("theirs")
    let new = SourceMismatch.otherState("theirs", next: 7, isNew: true)
    let used = SourceMismatch.otherState("theirs", next: 7, isNew: false)
    #expect(judge(found, wasPublished: false, length: 0, hash: nil) == .mismatch(new))
    #expect(judge(found) == .mismatch(used))
  }

  @Test("refuses a list that was cut or changed")
  func list() {
    let cut = judge(progress(length: 11, next: 11), hash: nil)
    #expect(cut == .mismatch(.listCut(length: 10, published: 11)))
    #expect(judge(progress(), hash: "xyz") == .mismatch(.listChanged(length: 10)))
    #expect(judge(progress(), hash: nil) == .mismatch(.listChanged(length: 10)))
  }

  @Test("refuses what it cannot read")
  func unreadable() {
    #expect(judge(.unreadable("\"next\"")) == .mismatch(.unreadable("\"next\"")))
    guard case .mismatch(.unreadable) = judge(progress(next: 11)) else {
      Issue.record("a position beyond the list was taken")
      return
    }
  }

  @Test(
    "says of each mismatch what to do",
    arguments: [
      SourceMismatch.progressLost, .otherState("u", next: 1, isNew: true),
      .otherState("u", next: 1, isNew: false), .listCut(length: 1, published: 2),
      .listChanged(length: 2), .unreadable("x"),
    ]
  )
  func advice(_ mismatch: SourceMismatch) {
    let error = EnqueueError.mismatch(mismatch, key: "k", topic: "t.progress", state: "/s")
    #expect(error.exitCode == 2)
    let words = ["Restore", "restore", "Use", "use that one"]
    #expect(words.contains { "\(error)".contains($0) })
    #expect("\(error)".contains("t.progress") && "\(error)".contains("/s"))
  }
}
