package import Kafka

/// What ends a producer; each case says where, what, and what to do.
package enum EnqueueError: Error, Sendable, Equatable {
  /// The source's name cannot be one.
  case sourceName(String, problem: String)
  /// `--state` names a folder of something else, or a file.
  case notAState(path: String, found: String)
  /// The state cannot be read as this version writes it.
  case stateUnreadable(path: String, problem: String)
  /// The state belongs to a source of another name.
  case otherSource(path: String, source: String, given: String)
  /// Another process works with the state.
  case locked(path: String, pid: Int32?)
  /// What is published does not fit the state.
  case mismatch(SourceMismatch, key: String, topic: String, state: String)
  /// Another producer of the source took over; its error, if that is how it became known.
  case fenced(source: String, ClientError?)
  /// A topic takes not even a dead letter without a body, or an entry of progress.
  case messageRefused(topic: String)
  /// Something that should pass did not, many times.
  case repeated(ClientError, times: Int)
}

extension EnqueueError {
  /// 2 where the command, the state and what is published do not fit each other, 75 for what may
  /// pass, otherwise 1.
  package var exitCode: Int32 {
    switch self {
    case .sourceName, .notAState, .stateUnreadable, .otherSource, .mismatch: 2
    case .locked, .fenced, .messageRefused: 1
    case .repeated: 75
    }
  }
}

extension EnqueueError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sourceName(let name, let problem):
      "'\(name)' cannot name a source: \(problem). Give another name with --source NAME."
    case .notAState(let path, let found):
      "\(path) is no state folder of enqueue: \(found). Give --state an empty folder, or a name "
        + "that does not exist yet."
    case .stateUnreadable(let path, let problem):
      "\(path) cannot be read: \(problem). Restore the file; without it nobody knows what is "
        + "published."
    case .otherSource(let path, let source, let given):
      "\(path) is the state of the source \(source), not of \(given). Leave --source out, or give "
        + "the other source a --state folder of its own."
    case .locked(let path, let pid):
      "\(path) is locked by another process\(pid.map { " (\($0))" } ?? ""). Wait until it ends; "
        + "one state works for one process at a time."
    case .mismatch(let mismatch, let key, let topic, let state):
      "\(topic) (\(key)) and the state folder \(state) do not fit each other: \(mismatch)."
    case .fenced(let source, let error):
      "a second producer of the source \(source) took over, and this one ends"
        + "\(error.map { " (\($0))" } ?? ""). Nothing is lost or doubled; let only one run, or give "
        + "each a --source NAME and a --state folder of its own."
    case .messageRefused(let topic):
      "the topic \(topic) refuses messages of a few hundred bytes for their size: raise its "
        + "max.message.bytes (see `nianbao topics describe`), then start the same command again."
    case .repeated(let error, let times):
      "\(times) times in a row, last: \(error). Nothing is lost; start the same command again."
    }
  }
}
