import Kafka
import Logging

/// Who takes part in a group, and what it writes.
struct GroupMember: Sendable {
  var client: ClientSettings
  var group: String
  /// The name of a static member; `nil` for a dynamic one.
  var instance: String?
  /// Topics that it reads.
  var reads: String
  /// Topics that it writes to.
  var writes: [String]

  /// Works with one pair of clients after the other until it is told to stop.
  ///
  /// `commits` tells how many transactions were committed so far; the last closure works with one
  /// pair, and returns when it is told to stop.
  ///
  /// - Throws: `GroupError.repeated` when one pair after the other ends without a commit.
  static func inSessions(
    logger: Logger,
    isStopping: @Sendable () -> Bool,
    commits: () -> Int,
    _ session: () async throws -> Void
  ) async throws {
    var fruitless = 0
    while !isStopping() {
      let before = commits()
      do {
        try await session()
      } catch let error as ClientError {
        fruitless = commits() == before ? fruitless + 1 : 0
        guard fruitless < sessionLimit else {
          throw GroupError.repeated(error, times: fruitless)
        }
        logger.warning("starts with new clients: \(error)")
        try await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// How many pairs of clients may end one after the other without a single commit.
  private static let sessionLimit = 3
}
