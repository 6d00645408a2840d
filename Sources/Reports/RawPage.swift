package import Crypto

/// A page as it was fetched: bytes nobody has touched and what is known of their origin.
package struct RawPage: Sendable {
  /// Where the page was fetched from, or `file:` and a relative path.
  package var url: String
  /// The value of the HTTP `Content-Type` header, parameters included.
  package var contentType: String?
  /// When the page was fetched, ISO 8601, as its source wrote it.
  package var fetchedAt: String?
  package var httpStatus: Int?
  /// The body as fetched, undecoded.
  package var body: [UInt8]

  package init(
    url: String,
    contentType: String? = nil,
    fetchedAt: String? = nil,
    httpStatus: Int? = nil,
    body: [UInt8]
  ) {
    self.url = url
    self.contentType = contentType
    self.fetchedAt = fetchedAt
    self.httpStatus = httpStatus
    self.body = body
  }
}

/// What names a page's content: the digest of its body and the `nb-id` made from URL and digest.
package struct PageIdentity: Sendable, Equatable {
  /// Lowercase hex SHA-256 of the body.
  package let sha256: String
  /// Lowercase hex SHA-256 of the URL's bytes, one newline, and ``sha256``.
  package let id: String

  package init(url: String, body: [UInt8]) {
    self.init(url: url, sha256: hexadecimal(SHA256.hash(data: body)))
  }

  package init(url: String, sha256: String) {
    var hasher = SHA256()
    hasher.update(data: Array(url.utf8))
    hasher.update(data: [0x0A])
    hasher.update(data: Array(sha256.utf8))
    self.sha256 = sha256
    id = hexadecimal(hasher.finalize())
  }
}

/// Lowercase hexadecimal of a digest, two digits a byte.
package func hexadecimal(_ digest: SHA256.Digest) -> String {
  var out: [UInt8] = []
  out.reserveCapacity(64)
  for byte in digest {
    out.append(hexDigit(byte >> 4))
    out.append(hexDigit(byte & 15))
  }
  return String(decoding: out, as: UTF8.self)
}
