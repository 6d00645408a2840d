import Crypto
import Reports

/// Lowercase hex SHA-256 of bytes in memory.
func sha256(_ bytes: [UInt8]) -> String {
  hexadecimal(SHA256.hash(data: bytes))
}
