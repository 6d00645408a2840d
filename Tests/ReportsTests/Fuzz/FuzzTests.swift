import Foundation
import Reports
import Testing

/// Broken pages by the hundred thousand: each must come out as a record or as a refusal.
@Suite("Whatever bytes come in")
struct FuzzTests {
  #if DEBUG
  private static let prefixStep = 61
  private static let mutations = 4_000
  #else
  private static let prefixStep = 1
  private static let mutations = 160_000
  #endif
  private static let share = 500

  private static let examples: [RawPage] =
    Repository.names(ofJSONIn: Repository.examples.appending(path: "expected"))
    .compactMap { try? ExpectedPage($0, in: Repository.examples).page }

  /// The examples, the malformed tables in a page, and whole reports of both forms.
  private static let bases: [RawPage] =
    examples
    + MalformedTablesTests.cases.map { RawPage(url: "a", body: Array($0.html.utf8)) }
    + [ReportPage(.form2019), ReportPage(.form2021)].map {
      RawPage(url: "a", contentType: "text/html", body: Array($0.html.utf8))
    }

  @Test("every beginning of every example page comes out as a record or a refusal")
  func prefixes() async {
    #expect(Self.examples.count >= 17)
    // Byte by byte where the page begins, then in steps, always with the whole page.
    let ends = Self.examples.map { page in
      Array(stride(from: 0, to: min(4_096, page.body.count), by: Self.prefixStep))
        + Array(stride(from: 4_096, to: page.body.count, by: 64 * Self.prefixStep))
        + [page.body.count]
    }
    let shares = zip(Self.examples, ends).flatMap { page, ends in
      stride(from: 0, to: ends.count, by: Self.share).map { start in
        (page: page, ends: Array(ends[start..<min(ends.count, start + Self.share)]))
      }
    }
    let problems = await Self.collect(shares.count) { index in
      let share = shares[index]
      var page = share.page
      return share.ends.compactMap { end in
        page.body = Array(share.page.body.prefix(end))
        return FuzzCheck.problem(of: page, thorough: end % 97 == 0)
          .map { "\(page.url), first \(end) bytes: \($0)" }
      }
    }
    #expect(problems == [])
    print("Read \(ends.reduce(0) { $0 + $1.count }) beginnings of pages")
  }

  @Test("every mutated page comes out as a record or a refusal")
  func mutated() async {
    #expect(Self.bases.count >= 100)
    let problems = await Self.collect(Self.mutations / Self.share) { index in
      var mutator = Mutator(seed: UInt64(index), bases: Self.bases)
      return (0..<Self.share).compactMap { number in
        FuzzCheck.problem(of: mutator.next(), thorough: number % 40 == 0)
          .map { "seed \(index), page \(number): \($0)" }
      }
    }
    #expect(problems == [])
    print("Read \(Self.mutations) mutated pages")
  }

  /// Does shares of work on all cores, one a core at a time, and joins what they find.
  private static func collect(
    _ shares: Int,
    _ work: @escaping @Sendable (Int) -> [String]
  ) async -> [String] {
    await withTaskGroup(of: [String].self) { group in
      var found: [String] = []
      var next = 0
      while next < min(shares, ProcessInfo.processInfo.activeProcessorCount) {
        let share = next
        group.addTask { work(share) }
        next += 1
      }
      for await problems in group {
        found += problems
        guard next < shares else { continue }
        let share = next
        group.addTask { work(share) }
        next += 1
      }
      return found
    }
  }
}
