/// What one page may cost.
///
/// All of it is counted, none of it is timed, so that a page's fate is the same on every machine.
package struct Budgets: Sendable, Equatable {
  /// Bytes of the page as fetched; 8 MiB is what the `pages` topic takes.
  package var bytes: Int
  /// Elements open at once, and (a hundredth of it) tables inside tables.
  package var depth: Int
  /// Table cells on the page.
  package var cells: Int
  /// Steps of work: one for each token, covered table slot, row and line.
  package var work: Int

  package init(
    bytes: Int = 8 << 20,
    depth: Int = 10_000,
    cells: Int = 200_000,
    work: Int = 50_000_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.cells = cells
    self.work = work
  }
}
