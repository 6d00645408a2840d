/// Consecutive pages of one input that are committed together.
package struct Batch: Sendable, Equatable {
  /// At least one, positions ascending without a gap.
  package var pages: [ListedPage]

  /// The position after the last page.
  package var next: Int { (pages.last?.position ?? -1) + 1 }

  /// Where a batch ends, decided by what the list says and by nothing that differs between runs,
  /// so that the same list always becomes the same files.
  package struct Bounds: Sendable, Equatable {
    package var pages: Int
    /// Bytes as listed, of all pages together.
    package var bytes: Int

    package init(pages: Int = 1024, bytes: Int = 32 << 20) {
      self.pages = pages
      self.bytes = bytes
    }

    /// Whether one more page of `size` bytes fits behind `count` pages of `bytes` bytes; the first
    /// always does.
    func admits(size: Int, after count: Int, bytes sum: Int) -> Bool {
      count == 0 || (count < pages && size <= bytes - sum)
    }
  }
}
