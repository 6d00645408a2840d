package import FileSink
package import Reports

/// What the embedded loop is told to do.
package struct EmbeddedSettings: Sendable {
  /// Page directories, in the order given.
  package var pages: [String]
  package var out: String
  /// Pages transformed at a time, at least 1.
  package var workers: Int
  package var formats: [OutputFormat]
  package var compression: Compression
  package var budgets: Budgets
  package var bounds = Batch.Bounds()
  /// Seconds of wall clock after which a page that does not end is treated as a crash.
  package var watchdogSeconds: Int

  package init(
    pages: [String],
    out: String,
    workers: Int,
    formats: [OutputFormat] = [.jsonl],
    compression: Compression = .none,
    budgets: Budgets = Budgets(),
    watchdogSeconds: Int = 60
  ) {
    self.pages = pages
    self.out = out
    self.workers = workers
    self.formats = formats
    self.compression = compression
    self.budgets = budgets
    self.watchdogSeconds = watchdogSeconds
  }
}
