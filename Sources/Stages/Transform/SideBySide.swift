import Synchronization

/// Does the parts of a batch side by side; the result does not depend on how many at a time.
struct SideBySide: Sendable {
  /// Parts done at a time, at least one.
  let workers: Int
  /// Whether the work is to end: parts that are not begun are left.
  let isStopping: @Sendable () -> Bool

  /// The results in the order of the parts; `nil` when the work was stopped before the last.
  func map<Part: Sendable, Result: Sendable>(
    _ parts: [Part],
    _ work: @escaping @Sendable (Part) -> Result
  ) async -> [Result]? {
    let cursor = Cursor(count: parts.count)
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<max(1, min(workers, parts.count)) {
        group.addTask {
          var mine: [(Int, Result)] = []
          while !isStopping(), let index = cursor.next() {
            mine.append((index, work(parts[index])))
            // A page is work without a pause; in between, others get their turn on this thread.
            await Task.yield()
          }
          return mine
        }
      }
      var slots = [Result?](repeating: nil, count: parts.count)
      for await done in group {
        for (index, result) in done { slots[index] = result }
      }
      let results = slots.compactMap(\.self)
      return results.count == slots.count ? results : nil
    }
  }

  /// Hands out each index once.
  private final class Cursor: Sendable {
    private let index = Atomic(0)
    private let count: Int

    init(count: Int) { self.count = count }

    func next() -> Int? {
      let taken = index.add(1, ordering: .relaxed).oldValue
      return taken < count ? taken : nil
    }
  }
}
