package import Reports

/// A page as it travels on the topic of pages: the URL as key, the bytes as fetched as value, and
/// what is known of them as headers.
package struct PageMessage: Sendable {
  package var page: RawPage
  /// Where its producer had it from; `nil` when nobody said, or it cannot be read.
  package var source: Origin?
  /// How often it was sent back to be tried again; 0 the first time.
  package var attempts: Int
  /// The W3C trace context, passed on as it came.
  package var traceparent: String?

  package init(
    page: RawPage,
    source: Origin? = nil,
    attempts: Int = 0,
    traceparent: String? = nil
  ) {
    self.page = page
    self.source = source
    self.attempts = attempts
    self.traceparent = traceparent
  }

  package var key: [UInt8] { Array(page.url.utf8) }

  package var value: [UInt8] { page.body }

  /// The headers, with the `nb-id` that is made here.
  package var headers: Headers { headers(id: PageIdentity(url: page.url, body: page.body).id) }

  /// The headers of a page whose `nb-id` is this; `nil` for one whose body was not read.
  package func headers(id: String?) -> Headers {
    var headers: Headers = []
    headers.add(HeaderName.id, id)
    headers.add(HeaderName.url, page.url)
    headers.add(HeaderName.contentType, page.contentType)
    headers.add(HeaderName.httpStatus, page.httpStatus.map(String.init))
    headers.add(HeaderName.fetchedAt, page.fetchedAt)
    headers.add(HeaderName.source, source?.description)
    headers.add(HeaderName.attempts, String(attempts))
    headers.add(HeaderName.traceparent, traceparent)
    return headers
  }

  /// Reads a message, whatever is in it.
  ///
  /// A header that is missing, NULL, no UTF-8 or no number where one should be is unknown. Only two
  /// things are asked for: a value, because NULL is no page, and a URL, because it is part of the
  /// page's identity; without them the page is refused, and its URL is the empty text. Of headers
  /// with the same name the last counts. `nb-id` is not believed: the bytes say what it is.
  package static func read(
    value: [UInt8]?,
    headers: Headers
  ) -> (message: PageMessage, refusal: Refusal?) {
    let url = headers.text(HeaderName.url) ?? ""
    let message = PageMessage(
      page: RawPage(
        url: url,
        contentType: headers.text(HeaderName.contentType),
        fetchedAt: headers.text(HeaderName.fetchedAt),
        httpStatus: headers.text(HeaderName.httpStatus).flatMap { Int($0) },
        body: value ?? []
      ),
      source: headers.text(HeaderName.source).flatMap { Origin($0) },
      attempts: headers.attempts,
      traceparent: headers.text(HeaderName.traceparent)
    )
    if url.isEmpty {
      let detail = "the message has no URL: its header nb-url is missing, empty or no UTF-8"
      return (message, Refusal(.malformedMessage, at: .source, detail))
    }
    if value == nil {
      let detail = "the message has no value (NULL), so there is no page in it"
      return (message, Refusal(.malformedMessage, at: .source, detail))
    }
    return (message, nil)
  }
}

extension Array where Element == (name: String, value: [UInt8]?) {
  /// How often the page was sent back; 0 when nobody counted.
  package var attempts: Int {
    Swift.max(0, text(HeaderName.attempts).flatMap { Int($0) } ?? 0)
  }
}
