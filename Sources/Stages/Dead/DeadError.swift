package import Kafka

/// Why dead letters could not be shown or sent back.
package enum DeadError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is no letter at a place.
  case noLetter(LetterPlace, topic: String)
  /// Another `dead retry` of the same topics was started.
  case fenced(ClientError)
  /// Transactions failed many times in a row.
  case repeated(ClientError, times: Int)

  /// 75 for what may pass, otherwise 1.
  package var exitCode: Int32 {
    switch self {
    case .noLetter, .fenced: 1
    case .repeated: 75
    }
  }

  package var description: String {
    switch self {
    case .noLetter(let place, let topic):
      "there is no dead letter at \(topic)/\(place): retention may have removed it, or the place is "
        + "wrong (see nianbao dead list)."
    case .fenced(let error):
      "another `nianbao dead retry` took this one's place (\(error)). What was sent back so far is "
        + "marked; let the other one finish."
    case .repeated(let error, let times):
      "\(times) times in a row letters could not be sent back, last: \(error). What was sent back so "
        + "far is marked; start the same command again."
    }
  }
}
