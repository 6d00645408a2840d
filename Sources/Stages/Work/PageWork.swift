import Kafka
import Reports
import Wire

/// Where a page stands on the topic of pages.
struct PagePosition: Hashable, Sendable {
  let partition: Int32
  let offset: Int64

  func on(_ topic: String) -> Origin {
    .message(topic: topic, partition: partition, offset: offset)
  }
}

/// One page as it was polled, with what is known of it from before.
struct PageTask: Sendable {
  var message: Message
  /// How often a process crashed on it.
  var strikes: Int
  var refusal: PartitionWork.SizeRefusal?
}

/// What one page became.
struct PageResult: Sendable {
  var origin: PagePosition
  /// For the records or for the dead letters.
  var message: OutgoingMessage
  var outcome: OutcomeKind
}

/// Turns one page into its one message: a record, or a dead letter that says why not.
struct PageWork: Sendable {
  let topics: TopicNames
  let recordsTopic: String
  let budgets: Budgets

  func callAsFunction(_ task: PageTask) -> PageResult {
    let message = task.message
    let origin = PagePosition(partition: message.source.partition, offset: message.offset)
    if task.strikes >= CrashStrikes.limit {
      let detail = "processes crashed on this page \(task.strikes) times; it is not tried again"
      return dead(task, origin, Refusal(.crashed, at: .process, detail))
    }
    let (page, refusal) = PageMessage.read(value: message.value, headers: message.headers)
    if let refusal { return dead(task, origin, refusal) }
    guard task.refusal == nil else {
      let detail = "the topic \(recordsTopic) does not take a record of this size"
      return dead(task, origin, Refusal(.recordTooLarge, at: .process, detail))
    }
    let lines = CrashMark.on(partition: "\(origin.partition)", position: Int(origin.offset)) {
      transformToLines(page.page, budgets: budgets, csv: false)
    }
    switch lines.kind {
    case .dead:
      let refusal = lines.dead ?? Refusal(.notText, at: .process, "no reason given")
      return dead(task, origin, refusal)
    case .annualReport, .notReport: return record(page.page.url, origin, lines)
    }
  }

  private func record(_ url: String, _ origin: PagePosition, _ lines: PageLines) -> PageResult {
    let headers = RecordHeaders(
      id: lines.id,
      schema: Record.schema,
      kind: lines.kind == .annualReport ? "annual_report" : "not_report",
      origin: origin.on(topics.pages)
    )
    // The line without its break: a message is one object.
    let value = lines.record.last == 0x0A ? Array(lines.record.dropLast()) : lines.record
    return PageResult(
      origin: origin,
      message: OutgoingMessage(
        topic: recordsTopic,
        key: Array(url.utf8),
        value: value,
        headers: headers.headers
      ),
      outcome: OutcomeKind(lines)
    )
  }

  private func dead(_ task: PageTask, _ origin: PagePosition, _ refusal: Refusal) -> PageResult {
    let letter = DeadLetterMessage(
      key: task.message.key,
      value: task.message.value,
      headers: task.message.headers,
      origin: origin.on(topics.pages),
      timestamp: task.message.timestamp,
      refusal: refusal,
      limit: task.refusal == .letter
        ? DeadLetterMessage.smallBytes : DeadLetterMessage.maximumBytes
    )
    return PageResult(
      origin: origin,
      message: OutgoingMessage(
        topic: topics.dead,
        key: letter.key,
        value: letter.value,
        headers: letter.headers
      ),
      outcome: .dead(refusal.reason)
    )
  }
}
