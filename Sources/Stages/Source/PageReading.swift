package import Reports

/// One position of the source, read: the page, or why there is none, and all that is known of it.
package struct PageReading: Sendable {
  /// The page with its body; with an empty body when it was refused before the body was read.
  package var page: RawPage
  /// Set when the page could not be read or is over the budget of bytes.
  package var refusal: Refusal?
  /// The size of the body in bytes, read or not; `nil` when the file could not be looked at.
  package var bytes: Int?
  /// What is wrong with the page's sidecar file, for the log.
  package var warning: String?

  package init(page: RawPage) { self.page = page }

  /// The `nb-id`; `nil` when the body was not read.
  package var identity: String? {
    refusal == nil ? PageIdentity(url: page.url, body: page.body).id : nil
  }
}
