import FileSink
import Kafka
import Stages

/// The end of a command that is not plain success: a sentence for standard error and the exit code.
struct CommandEnd: Error {
  let code: Int32
  let message: String?

  init(_ code: Int32, _ message: String? = nil) {
    self.code = code
    self.message = message
  }

  /// The end that an error of the work means.
  init(failure error: any Error) {
    let code =
      switch error {
      case let error as FileSinkError: error.exitCode
      case let error as GroupError: error.exitCode
      case let error as EnqueueError: error.exitCode
      case let error as TopicVerifyError: error.exitCode
      case let error as ScanError: error.exitCode
      case let error as DeadError: error.exitCode
      case is MissingTopic: ExitStatus.usage
      case is Patience.Exhausted: ExitStatus.temporary
      case let error as ClientError where error.isMatterOfTime: ExitStatus.temporary
      case let error as ClientError where error.code == .invalidArgument: ExitStatus.usage
      default: ExitStatus.failed
      }
    self.init(code, "nianbao: \(error)")
  }

  /// Bad usage or configuration.
  static func usage(_ message: String) -> CommandEnd {
    CommandEnd(ExitStatus.usage, "nianbao: \(message)")
  }
}
