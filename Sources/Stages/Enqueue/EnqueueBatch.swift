package import Kafka
package import Reports
package import Wire

/// Consecutive pages of one input as the messages of one transaction.
package struct EnqueueBatch: Sendable {
  /// A page, or the dead letter that it became.
  fileprivate struct Item {
    var message: OutgoingMessage
    var origin: Origin
    /// Where the page can be found, in words.
    var place: String
    var refusal: Refusal?
    /// Whether all that can be left out is left out.
    var isSmall = false
  }

  /// The input's name in the state.
  package let input: String
  /// The position after the last page.
  package private(set) var next: Int
  private var items: [Item] = []
  private let topics: TopicNames
  private let progress: OutgoingMessage

  /// An empty batch that ends before `next`; `progress` is written beside its pages.
  package init(
    input: String,
    next: Int,
    topics: TopicNames,
    progress: SourceProgress,
    source: String
  ) {
    self.input = input
    self.next = next
    self.topics = topics
    let key = ProgressKey.source(name: source, input: input)
    self.progress = OutgoingMessage(topic: topics.progress, key: key.bytes, value: progress.json)
  }

  /// Adds a page, or the letter of one that was refused and so has no `identity`.
  ///
  /// `place` says in words where the page can be found.
  package mutating func add(
    _ reading: PageReading,
    identity: String?,
    origin: Origin,
    place: String
  ) {
    let page = PageMessage(page: reading.page, source: origin)
    let message = OutgoingMessage(
      topic: topics.pages,
      key: page.key,
      value: page.value,
      headers: page.headers(id: identity)
    )
    var item = Item(message: message, origin: origin, place: place)
    if let refusal = reading.refusal {
      item.refuse(refusal, to: topics.dead)
    }
    items.append(item)
  }

  /// The messages, the entry of progress last.
  package var messages: [OutgoingMessage] { items.map(\.message) + [progress] }

  /// Pages that are published.
  package var published: Int { items.count { $0.refusal == nil } }

  /// Bytes of their bodies.
  package var bytes: Int {
    items.reduce(0) { $0 + ($1.refusal == nil ? $1.message.value?.count ?? 0 : 0) }
  }

  /// Dead letters by their reason.
  package var dead: [Refusal.Reason: Int] {
    items.reduce(into: [:]) { dead, item in
      if let reason = item.refusal?.reason { dead[reason, default: 0] += 1 }
    }
  }

  /// Makes messages smaller that a topic refused for their size: a page becomes a dead letter
  /// without its body, and a letter loses its large headers.
  ///
  /// - Throws: `.messageRefused` when there is nothing left to leave out.
  package mutating func shrink(_ refused: [Int]) throws(EnqueueError) {
    for index in refused {
      guard items.indices.contains(index) else {
        throw .messageRefused(topic: topics.progress)
      }
      guard let refusal = items[index].refusal else {
        let size = items[index].message.value?.count ?? 0
        let detail = "the topic \(topics.pages) refuses the page of \(size) bytes for its size"
        items[index].refuse(Refusal(.pageTooLarge, at: .source, detail), to: topics.dead)
        continue
      }
      guard !items[index].isSmall else { throw .messageRefused(topic: topics.dead) }
      items[index].isSmall = true
      items[index].refuse(refusal, to: topics.dead, limit: 0)
    }
  }
}

extension EnqueueBatch.Item {
  /// Turns the page into its dead letter, whose body stays where it is.
  fileprivate mutating func refuse(
    _ refusal: Refusal,
    to topic: String,
    limit: Int = DeadLetterMessage.maximumBytes
  ) {
    self.refusal = refusal
    let told = Refusal(refusal.reason, at: refusal.stage, "\(refusal.detail); \(place)")
    let letter = DeadLetterMessage(
      key: message.key,
      value: nil,
      headers: message.headers,
      origin: origin,
      refusal: told,
      limit: limit
    )
    message = OutgoingMessage(
      topic: topic,
      key: letter.key,
      value: letter.value,
      headers: letter.headers
    )
  }
}
