/// What the headers of a record say; each is `nil` when it is missing or cannot be read.
///
/// The key is the page's URL, the value the record as one JSON object, without a line break.
package struct RecordHeaders: Sendable, Equatable {
  /// The page's `nb-id`.
  package var id: String?
  /// Such as `nianbao.record/1`.
  package var schema: String?
  /// `annual_report` or `not_report`.
  package var kind: String?
  /// The page's message.
  package var origin: Origin?

  package init(id: String?, schema: String?, kind: String?, origin: Origin?) {
    self.id = id
    self.schema = schema
    self.kind = kind
    self.origin = origin
  }

  package init(_ headers: Headers) {
    id = headers.text(HeaderName.id)
    schema = headers.text(HeaderName.schema)
    kind = headers.text(HeaderName.kind)
    origin = headers.text(HeaderName.origin).flatMap { Origin($0) }
  }

  package var headers: Headers {
    var headers: Headers = []
    headers.add(HeaderName.id, id)
    headers.add(HeaderName.schema, schema)
    headers.add(HeaderName.kind, kind)
    headers.add(HeaderName.origin, origin?.description)
    return headers
  }
}
