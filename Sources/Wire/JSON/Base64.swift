/// RFC 4648 base64 with padding, straight into and out of byte arrays.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
  )

  package static func encode(_ input: [UInt8], into output: inout [UInt8]) {
    output.reserveCapacity(output.count + (input.count + 2) / 3 * 4)
    var index = 0
    while index < input.count {
      let left = min(3, input.count - index)
      var group: UInt32 = 0
      for offset in 0..<3 {
        group = group << 8 | (offset < left ? UInt32(input[index + offset]) : 0)
      }
      for digit in 0..<4 {
        let value = Int(group >> (18 - 6 * UInt32(digit)) & 63)
        output.append(digit <= left ? alphabet[value] : UInt8(ascii: "="))
      }
      index += left
    }
  }

  /// `nil` when `input` is not base64 in whole groups of four.
  package static func decode(_ input: [UInt8]) -> [UInt8]? {
    guard input.count.isMultiple(of: 4) else { return nil }
    var output: [UInt8] = []
    var group: UInt32 = 0
    var padding = 0
    for (index, byte) in input.enumerated() {
      if byte == UInt8(ascii: "="), index >= input.count - 2 {
        padding += 1
        group <<= 6
      } else {
        guard padding == 0, let value = alphabet.firstIndex(of: byte) else { return nil }
        group = group << 6 | UInt32(value)
      }
      guard index % 4 == 3 else { continue }
      output += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
      group = 0
    }
    output.removeLast(padding)
    return output
  }
}
