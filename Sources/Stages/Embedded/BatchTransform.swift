import Synchronization

/// Transforms the pages of a batch side by side; the result does not depend on how many at a time.
struct BatchTransform: Sendable {
  let workers: Int
  let progress: RunProgress
  /// Whether the run is to end: pages that are not begun are left.
  let isStopping: @Sendable () -> Bool

  /// The outcomes in the order of the pages; `nil` when the run was stopped before the last.
  func run(_ batch: Batch, with transform: PageTransform) async -> [PageOutcome]? {
    let cursor = Cursor(count: batch.pages.count)
    return await withTaskGroup(of: [(Int, PageOutcome)].self) { group in
      for _ in 0..<max(1, min(workers, batch.pages.count)) {
        group.addTask {
          var mine: [(Int, PageOutcome)] = []
          while !isStopping(), let index = cursor.next() {
            let outcome = transform(batch.pages[index])
            progress.note(transformed: outcome)
            mine.append((index, outcome))
            // A page is work without a pause; in between, others get their turn on this thread.
            await Task.yield()
          }
          return mine
        }
      }
      var slots = [PageOutcome?](repeating: nil, count: batch.pages.count)
      for await part in group {
        for (index, outcome) in part { slots[index] = outcome }
      }
      let outcomes = slots.compactMap(\.self)
      return outcomes.count == slots.count ? outcomes : nil
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
