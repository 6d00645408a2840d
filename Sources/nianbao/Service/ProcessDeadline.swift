import Dispatch
import Foundation
import Glibc

/// Ends the process when its good end takes too long: a client may wait for brokers that never
/// answer, and what is committed does not depend on how the process ends.
enum ProcessDeadline {
  /// Ends the process with `code` after nine seconds, unless it is gone by then.
  ///
  /// - Parameters:
  ///   - code: The exit code.
  ///   - message: What to say on standard error then.
  static func arm(_ code: Int32, saying message: String? = nil) {
    let deadline = DispatchTime.now() + .seconds(graceSeconds)
    DispatchQueue(label: "nianbao.deadline").asyncAfter(deadline: deadline) {
      if let message { FileHandle.standardError.write(Data((message + "\n").utf8)) }
      _exit(code)
    }
  }

  private static let graceSeconds = 9
}
