import Crypto

/// The first half of the SHA-256 of some bytes, which is enough to tell any two lines apart.
package struct LineDigest: Hashable, Sendable {
  let first: UInt64
  let second: UInt64

  package init(of bytes: [UInt8]) {
    var words: [UInt64] = [0, 0]
    for (index, byte) in SHA256.hash(data: bytes).prefix(16).enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    (first, second) = (words[0], words[1])
  }
}
