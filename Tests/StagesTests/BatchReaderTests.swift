import Stages
import TestSupport
import Testing

@Suite("Cutting the list into batches")
struct BatchReaderTests {
  /// The batches over the given sizes, one inner array a part of the list.
  private func batches(_ parts: [[Int]], pages: Int, bytes: Int, from start: Int = 0) throws
    -> [Range<Int>]
  {
    let folder = try TemporaryFolder()
    var first = 0
    for part in parts {
      let lines = part.indices.map { index in
        let path = Array("\(first + index).html".utf8)
        return String(
          decoding: PageListEntry(path: path, size: part[index], modified: 0).line,
          as: UTF8.self
        )
      }
      try folder.write(String(repeating: "0", count: 19) + "\(first).jsonl", lines.joined())
      first += part.count
    }
    let list = PageListReader(parts: try PageListPart.all(in: folder.path), from: start)
    var reader = BatchReader(list: list, bounds: Batch.Bounds(pages: pages, bytes: bytes))
    var ranges: [Range<Int>] = []
    while let batch = try reader.next() {
      ranges.append((batch.next - batch.pages.count)..<batch.next)
    }
    return ranges
  }

  @Test("a batch is full by pages or by listed bytes, whichever comes first")
  func bounds() throws {
    #expect(try batches([[1, 1, 1, 1, 1]], pages: 2, bytes: 100) == [0..<2, 2..<4, 4..<5])
    #expect(try batches([[60, 40, 1, 99]], pages: 9, bytes: 100) == [0..<2, 2..<4])
  }

  @Test("a page larger than a batch may be is a batch of its own")
  func large() throws {
    #expect(try batches([[1, 500, 1, 1]], pages: 9, bytes: 100) == [0..<1, 1..<2, 2..<4])
    #expect(try batches([[.max, .max]], pages: 9, bytes: 100) == [0..<1, 1..<2])
  }

  @Test("a batch ends with its part of the list, so that what is appended moves no bounds")
  func parts() throws {
    #expect(try batches([[1, 1, 1], [1, 1]], pages: 2, bytes: 100) == [0..<2, 2..<3, 3..<5])
  }

  @Test("reading goes on at a committed bound as if it had never stopped")
  func resumed() throws {
    let sizes = (0..<50).map { ($0 * 37) % 61 }
    let all = try batches([sizes], pages: 7, bytes: 150)
    for bound in all {
      let rest = try batches([sizes], pages: 7, bytes: 150, from: bound.lowerBound)
      #expect(rest == all.filter { $0.lowerBound >= bound.lowerBound })
    }
  }
}
