import Glibc

/// The `nb-id`s of what was published, by position: 32 bytes each, zeros where there was no page.
///
/// They only tell whether a file that looks touched has other content than when it was published,
/// so that what is lost here costs a page that is published once more, as if it had changed.
package final class PublishedIdentities: EarlierOutput {
  private let file: FileHandle

  package init(path: String) throws(SystemError) {
    file = try FileHandle(opening: Array(path.utf8), flags: O_RDWR | O_CREAT)
  }

  /// Writes the ids of consecutive positions down for good.
  package func write(_ identities: [String?], from first: Int) throws(SystemError) {
    var bytes: [UInt8] = []
    for identity in identities {
      bytes += identity.flatMap(Self.bytes) ?? [UInt8](repeating: 0, count: Self.width)
    }
    try file.write(bytes, at: first * Self.width)
    try file.synchronize()
  }

  package func identities(at positions: [Int]) throws -> [Int: String] {
    var found: [Int: String] = [:]
    for position in positions {
      let bytes = try file.read(atMost: Self.width, from: position * Self.width)
      guard bytes.count == Self.width, bytes.contains(where: { $0 != 0 }) else { continue }
      found[position] = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        .joined()
    }
    return found
  }

  private static let width = 32

  private static func bytes(_ hexadecimal: String) -> [UInt8]? {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    guard digits.count == 2 * width else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(truncatingIfNeeded: digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
