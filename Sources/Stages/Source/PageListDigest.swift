import Crypto
import Reports

/// Length and hash of a page list, of the whole of it or of its beginning.
package struct PageListDigest: Sendable {
  private var hasher = SHA256()
  /// Entries read so far.
  package private(set) var length = 0

  package init() {}

  /// Lowercase hex SHA-256 over the lines of the entries read so far, line breaks included.
  package var hash: String { hexadecimal(hasher.finalize()) }

  /// Reads on to the end of the list, or to where it is `limit` entries long.
  ///
  /// - Throws: ``PageListError`` when a part is missing, ``SystemError``.
  package mutating func read(_ parts: [PageListPart], upTo limit: Int = .max) throws {
    var next = parts.first?.first ?? 0
    for part in parts {
      guard part.first == next else {
        throw PageListError.gap(path: part.path, expected: next)
      }
      var lines = LineReader(path: part.path)
      while length < limit, let line = try lines.next() {
        next += 1
        if next <= length { continue }
        hasher.update(data: Array(line) + [UInt8(ascii: "\n")])
        length += 1
      }
      if length >= limit { return }
    }
  }
}
