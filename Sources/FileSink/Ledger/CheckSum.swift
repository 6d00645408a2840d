import CZlib

/// CRC-32 as in gzip and PNG, in eight lowercase hexadecimal digits.
package func checkSum(_ bytes: some Collection<UInt8>) -> String {
  var sum: UInt = 0
  let all = Array(bytes)
  for start in stride(from: 0, to: all.count, by: 1 << 30) {
    let piece = Array(all[start..<min(start + 1 << 30, all.count)])
    sum = unsafe crc32(sum, piece, uInt(piece.count))
  }
  let digits = String(sum, radix: 16)
  return String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
}
