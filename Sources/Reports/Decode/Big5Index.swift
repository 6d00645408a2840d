/// The code table of Big5 with the Hong Kong supplement, as the WHATWG Encoding Standard has it.
enum Big5Index {
  /// The pointer (157 a lead byte from 0x81) of the table's first entry.
  static let firstPointer = 942
  /// What the table holds where a code has no character.
  static let unmapped: UInt32 = 0xFFFD
  static let size = 120 * 157

  /// Scalar values by pointer from ``firstPointer`` to the lead byte 0xFE.
  static let table: [UInt32] = {
    var table: [UInt32] = []
    table.reserveCapacity(size)
    for scalar in big5Literal.unicodeScalars where scalar != "\n" { table.append(scalar.value) }
    return table
  }()

  /// The letter and combining mark of the four codes that stand for two characters.
  static func pair(_ pointer: Int) -> (UInt32, UInt32)? {
    switch pointer {
    case 1133: (0x00CA, 0x0304)
    case 1135: (0x00CA, 0x030C)
    case 1164: (0x00EA, 0x0304)
    case 1166: (0x00EA, 0x030C)
    default: nil
    }
  }
}
