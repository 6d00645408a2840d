/// What the headers of a dead letter say; each is `nil` when it is missing or cannot be read.
package struct DeadLetterHeaders: Sendable, Equatable {
  /// The page's `nb-id`; `nil` also when its body was never read.
  package var id: String?
  package var url: String?
  /// Where the page came from: a topic, or the input of a producer.
  package var origin: Origin?
  /// A stable code; newer versions may write ones that this one does not know.
  package var reason: String?
  package var stage: String?
  package var detail: String?
  /// How often the page was sent back before.
  package var attempts: Int

  package init(_ headers: Headers) {
    id = headers.text(HeaderName.id)
    url = headers.text(HeaderName.url)
    origin = headers.text(HeaderName.origin).flatMap { Origin($0) }
    reason = headers.text(HeaderName.deadReason)
    stage = headers.text(HeaderName.deadStage)
    detail = headers.text(HeaderName.deadDetail)
    attempts = headers.attempts
  }

  /// The headers with which a letter goes back to the pages: those of its death removed, and one
  /// attempt more.
  package static func sentBack(_ headers: Headers) -> Headers {
    let attempts = headers.attempts
    var back = headers.without(DeadLetterMessage.ownNames.union([HeaderName.attempts]))
    back.add(HeaderName.attempts, String(attempts < .max ? attempts + 1 : attempts))
    return back
  }
}
