import Glibc
import Kafka
import Stages
import Synchronization
import UnixSignals

/// Waits for SIGINT and SIGTERM: the first one stops the work in good order, the second, or ten
/// seconds, end the process at once, which loses nothing but the work in hand.
final class SignalWatch: Sendable {
  private let number = Mutex<Int32?>(nil)

  /// The first signal that came.
  var first: Int32? { number.withLock { $0 } }

  private init() {}

  /// Signals are waited for on a thread of their own, so that they count while all others compute.
  static func start(_ stop: @escaping @Sendable () async -> Void) async -> SignalWatch {
    let watch = SignalWatch()
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    Task(executorPreference: BlockingThread(label: "nianbao.signals")) {
      for await signal in signals {
        let isFirst = watch.number.withLock { number in
          defer { number = number ?? signal.rawValue }
          return number == nil
        }
        guard isFirst else { _exit(ExitStatus.stopped(by: signal.rawValue)) }
        ProcessDeadline.arm(ExitStatus.stopped(by: signal.rawValue))
        Task { await stop() }
      }
    }
    return watch
  }
}
