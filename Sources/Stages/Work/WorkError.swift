package import Kafka

/// Why a worker cannot go on.
package enum WorkError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A group that has committed before has no committed offset any more.
  case groupStateLost(group: String, partition: Int32, next: Int64)
  /// Retention removed pages that nobody had worked on.
  case positionGone(ClientError)
  /// Another worker has this one's name.
  case fenced(ClientError)
  /// Something that should pass did not, many times.
  case repeated(ClientError, times: Int)

  package var description: String {
    switch self {
    case .groupStateLost(let group, let partition, let next):
      "the group \(group) has no committed offset for partition \(partition) of the pages, although "
        + "it was at \(next) once: its offsets expired or were deleted. Nothing was read again. "
        + "Set the group's offset to \(next) with Kafka's own tools, or work as another --group"
    case .positionGone(let error):
      "pages were removed before they were worked on (\(error)). Longer retention of the topic "
        + "keeps this from happening; to go on without them, set the group's offset to the oldest "
        + "page that is left with Kafka's own tools"
    case .fenced(let error):
      "another worker took this one's place (\(error)): each one running needs a name of its own "
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
}
