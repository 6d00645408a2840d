package import Kafka
package import Wire

/// A dead letter as it was read.
package struct FoundLetter: Sendable {
  package let message: Message
  package let headers: DeadLetterHeaders
  /// Whether it was sent back already.
  package let isSentBack: Bool

  package init(_ message: Message, isSentBack: Bool) {
    self.message = message
    self.isSentBack = isSentBack
    headers = DeadLetterHeaders(message.headers)
  }

  package var place: LetterPlace {
    LetterPlace(partition: message.source.partition, offset: message.offset)
  }

  /// Why the page is dead; a letter of somebody else may not say.
  package var reason: String { headers.reason ?? "unknown" }
}
