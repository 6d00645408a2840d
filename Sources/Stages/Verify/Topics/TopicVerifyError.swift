/// Why topics and files could not be verified.
package enum TopicVerifyError: Error, Sendable, Equatable {
  /// An output folder is not of this group and these topics.
  case otherFolder(path: String, problem: String)
  /// The same output folder was given twice.
  case sameVolume(path: String, other: String)
  /// A checkpoint is not of this cluster, these topics and groups.
  case otherCheckpoint(path: String, problem: String)
  /// A checkpoint is not as it was written.
  case checkpointDamaged(path: String, problem: String)
}

extension TopicVerifyError {
  /// 2 where the command does not fit what is there, otherwise 1.
  package var exitCode: Int32 {
    switch self {
    case .otherFolder, .sameVolume, .otherCheckpoint: 2
    case .checkpointDamaged: 1
    }
  }
}

extension TopicVerifyError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .otherFolder(let path, let problem):
      "\(path) cannot be verified with these topics: \(problem). Give the folders that "
        + "`nianbao sink` writes from them."
    case .sameVolume(let path, let other):
      "\(path) and \(other) are the same output folder, or one is a copy of the other. Give each "
        + "--out once."
    case .otherCheckpoint(let path, let problem):
      "\(path) is a checkpoint of something else: \(problem). Give another --checkpoint."
    case .checkpointDamaged(let path, let problem):
      "\(path) cannot be believed: \(problem). Restore it from a backup, or give a new --checkpoint."
    }
  }
}
