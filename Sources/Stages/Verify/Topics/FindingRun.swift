/// Joins findings of one kind about neighbouring messages into one.
struct FindingRun {
  private let path: String
  private let log: FindingLog
  private var open: (kind: VerifyFinding.Kind, first: Int64, last: Int64, count: Int, id: String)?

  /// Reports messages of the partition that `path` names.
  init(path: String, log: FindingLog) {
    self.path = path
    self.log = log
  }

  /// Something is wrong with the next message, or nothing when `kind` is nil.
  ///
  /// - Parameters:
  ///   - kind: What is wrong.
  ///   - offset: Where the message is.
  ///   - id: What names it for people; asked for the first of a run only.
  mutating func next(_ kind: VerifyFinding.Kind?, at offset: Int64, id: @autoclosure () -> String) {
    if let kind, open?.kind == kind {
      open?.last = offset
      open?.count += 1
      return
    }
    finish()
    if let kind { open = (kind, offset, offset, 1, id()) }
  }

  /// Reports what is joined so far.
  mutating func finish() {
    guard let run = open else { return }
    open = nil
    var detail = Self.problem(run.kind, isOne: run.count == 1) + " (\(run.id))"
    if run.count > 1 {
      detail = "\(run.count) messages from here to \(run.last): \(detail.dropLast()) is the first)"
    }
    log.add(VerifyFinding(run.kind, path, position: run.first, detail))
  }

  private static func problem(_ kind: VerifyFinding.Kind, isOne: Bool) -> String {
    let it = isOne ? "it has" : "they have"
    return switch kind {
    case .pageNotProcessed: "\(it) neither record nor dead letter yet"
    case .recordMissing: "\(it) neither record nor dead letter"
    case .recordWaiting: "\(isOne ? "it is" : "they are") in no file yet"
    case .recordNotInFiles: "\(isOne ? "it is" : "they are") in no file"
    default: "\(it) a problem"
    }
  }
}
