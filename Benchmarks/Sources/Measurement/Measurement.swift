import Foundation

/// Goes through the pages of a folder on one thread and prints what that cost as one JSON line.
package enum Measurement {
  /// Calls `work` on each page, `rounds` times over; its result (tokens, record bytes, …) is summed.
  package static func run(
    _ program: String,
    counting unit: String,
    options: Options,
    _ work: (PageFolder.Page) -> Int
  ) throws {
    let folder = try PageFolder(path: options.folder)
    let loaded = residentMegabytes("VmRSS")
    var sum = 0
    let clock = ContinuousClock()
    let cpuBefore = cpuSeconds()
    let start = clock.now
    for _ in 0..<options.rounds {
      for page in folder.pages { sum &+= work(page) }
    }
    let elapsed = start.duration(to: clock.now)
    let cpu = cpuSeconds() - cpuBefore
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let pages = folder.pages.count * options.rounds
    let bytes = folder.bytes * options.rounds
    print(
      """
      {"program": "\(program)", "pages": \(pages), "bytes": \(bytes), "\(unit)": \(sum), \
      "seconds": \(rounded(seconds)), "cpu_seconds": \(rounded(cpu)), \
      "pages_per_second": \(rounded(Double(pages) / seconds)), \
      "mb_per_second": \(rounded(Double(bytes) / seconds / 1e6)), \
      "loaded_rss_mb": \(loaded), "peak_rss_mb": \(residentMegabytes("VmHWM"))}
      """
    )
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// Processor time of this process, user and system, in seconds.
  private static func cpuSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// A line of the process's status file, in MiB; 0 where the system has none.
  private static func residentMegabytes(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
    return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
      .map { $0 / 1024 } ?? 0
  }
}
