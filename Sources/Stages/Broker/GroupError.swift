package import Kafka

/// Why a member of a group cannot go on.
package enum GroupError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A group that has committed before has no committed offset any more, or an older one.
  case groupStateLost(group: String, source: TopicPartition, next: Int64)
  /// Retention removed messages that nobody had worked on.
  case positionGone(ClientError)
  /// Another member has this one's name.
  case fenced(ClientError)
  /// Something that should pass did not, many times.
  case repeated(ClientError, times: Int)

  package var description: String {
    switch self {
    case .groupStateLost(let group, let source, let next):
      "the group \(group) was at \(next) of \(source) once, and its committed offset is gone or "
        + "older now: it expired, or someone changed it. Nothing was read again. Set the group's "
        + "offset to \(next) with Kafka's own tools, or use another --group"
    case .positionGone(let error):
      "messages were removed before anyone had worked on them (\(error)). Longer retention of the "
        + "topic keeps this from happening; to go on without them, set the group's offset to the "
        + "oldest message that is left with Kafka's own tools"
    case .fenced(let error):
      "another process took this one's place (\(error)): each one running needs a name of its own "
        + "(--instance)"
    case .repeated(let error, let times):
      "\(times) times in a row, last: \(error). Nothing is lost; start the same command again"
    }
  }

  /// 75 for what may pass, otherwise 1.
  package var exitCode: Int32 {
    switch self {
    case .repeated: 75
    case .groupStateLost, .positionGone, .fenced: 1
    }
  }

  /// What an error of polling means for the member.
  static func judging(_ error: ClientError) -> any Error {
    if error.code == .autoOffsetReset { return GroupError.positionGone(error) }
    return error.isFenced ? GroupError.fenced(error) : error
  }
}
