/// The topics of one installation.
package struct TopicNames: Sendable, Equatable {
  /// What all names begin with, `nianbao` unless the user says otherwise.
  package let prefix: String

  package init(prefix: String) { self.prefix = prefix }

  /// Pages as fetched.
  package var pages: String { prefix + ".pages" }
  /// Records, one a page.
  package var records: String { prefix + ".records" }
  /// Pages that became no record.
  package var dead: String { prefix + ".dead" }
  /// Positions, sink entries, strikes and retries; compacted.
  package var progress: String { prefix + ".progress" }

  /// The workers' consumer group, unless the user gives another.
  package var workGroup: String { prefix + "-work" }
  /// The sinks' consumer group, unless the user gives another.
  package var sinkGroup: String { prefix + "-sink" }
}
