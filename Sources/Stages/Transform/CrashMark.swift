import CCrashMarker

/// Says which page the calling thread is on, for the crash marker and the watchdog.
package enum CrashMark {
  /// Runs `work` with the page current on this thread.
  package static func on<Result>(
    partition: String,
    position: Int,
    _ work: () -> Result
  ) -> Result {
    // SAFETY: the text is copied before the call returns.
    _ = unsafe nianbao_crash_begin("\(partition) \(position)")
    defer { nianbao_crash_end() }
    return work()
  }
}
