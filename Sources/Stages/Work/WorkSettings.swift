package import Kafka
package import Reports
package import Wire

/// What a worker is told to do.
package struct WorkSettings: Sendable {
  package var client: ClientSettings
  package var topics: TopicNames
  /// Where records go when not to the topic of the prefix.
  package var recordsTopic: String?
  package var group: String
  /// The name of a static member; `nil` for a dynamic one.
  package var instance: String?
  /// The folder for crash marks; `nil` keeps none.
  package var state: String?
  /// Pages transformed at a time, at least 1.
  package var workers: Int
  package var budgets: Budgets
  /// What one transaction may hold of pages.
  package var limits: PollLimits
  /// Seconds of wall clock after which a page that does not end is treated as a crash.
  package var watchdogSeconds: Int

  package init(
    client: ClientSettings,
    topics: TopicNames,
    recordsTopic: String? = nil,
    group: String,
    instance: String? = nil,
    state: String? = nil,
    workers: Int,
    budgets: Budgets = Budgets(),
    limits: PollLimits = PollLimits(
      messages: 512,
      bytes: 16 << 20,
      wait: .milliseconds(100),
      linger: .milliseconds(20)
    ),
    watchdogSeconds: Int = 60
  ) {
    self.client = client
    self.topics = topics
    self.recordsTopic = recordsTopic
    self.group = group
    self.instance = instance
    self.state = state
    self.workers = workers
    self.budgets = budgets
    self.limits = limits
    self.watchdogSeconds = watchdogSeconds
  }

  /// Where records go.
  var records: String { recordsTopic ?? topics.records }

  var member: GroupMember {
    GroupMember(
      client: client,
      group: group,
      instance: instance,
      reads: topics.pages,
      writes: [records, topics.dead, topics.progress]
    )
  }
}
