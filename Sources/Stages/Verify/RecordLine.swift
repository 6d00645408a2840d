import Reports
import Wire

/// What verification needs of a line in `records/` or `dead/`.
struct RecordLine: Equatable {
  /// The line's number in its file, from 1.
  let number: Int
  /// The `nb-id`; null for a dead letter whose body was not read.
  private(set) var id: String?
  private(set) var url: String?
  /// The position that a dead letter states.
  private(set) var position: Int64?
  /// Why the line cannot be believed; the other values are then unknown.
  private(set) var problem: String?

  /// Reads a record line.
  init(record bytes: [UInt8], number: Int) {
    self.number = number
    var sha256: String?
    read(bytes) { (line, key, cursor) throws(JSONDefect) in
      switch key {
      case "id": line.id = try cursor.string()
      case "source":
        try cursor.object { (key, cursor) throws(JSONDefect) in
          switch key {
          case "url": line.url = try cursor.string()
          case "sha256": sha256 = try cursor.string()
          default: try cursor.skip()
          }
        }
      default: try cursor.skip()
      }
    }
    guard problem == nil else { return }
    if let id, let url, let sha256 {
      if PageIdentity(url: url, sha256: sha256).id != id {
        fail("its id is not that of its url and sha256")
      }
    } else {
      fail("it has no id, url or sha256")
    }
  }

  /// Reads a dead letter's line.
  init(deadLetter bytes: [UInt8], number: Int) {
    self.number = number
    read(bytes) { (line, key, cursor) throws(JSONDefect) in
      switch key {
      case "id": line.id = cursor.takeNull() ? nil : try cursor.string()
      case "url": line.url = try cursor.string()
      case "position": line.position = try cursor.integer()
      default: try cursor.skip()
      }
    }
    if problem == nil, position == nil { fail("it has no position") }
  }

  private mutating func read(
    _ bytes: [UInt8],
    _ member: (inout RecordLine, String, inout JSONCursor) throws(JSONDefect) -> Void
  ) {
    var cursor = JSONCursor(bytes)
    var line = self
    do throws(JSONDefect) {
      try cursor.object { (key, cursor) throws(JSONDefect) in try member(&line, key, &cursor) }
      try cursor.expectEnd()
      self = line
    } catch {
      fail("it is no JSON object: \(error.expected) is missing at byte \(error.offset)")
    }
  }

  private mutating func fail(_ problem: String) {
    self = RecordLine(number: number, problem: problem)
  }

  /// A line that is known only by what is wrong with it.
  init(number: Int, problem: String) {
    self.number = number
    self.problem = problem
  }
}
