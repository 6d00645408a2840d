/// The two-byte and four-byte code tables of GB18030, as the WHATWG Encoding Standard has them.
///
/// Only what is irregular is spelled out in ``gb18030Literal``; the rest follows from the rules by
/// which GBK and GB18030 were laid out.
enum GB18030Index {
  /// Scalar values by pointer, 190 a lead byte from 0x81.
  ///
  /// All of the 126 rows are mapped.
  static let twoByte: [UInt16] = makeTwoByte()

  /// Scalar values of the four-byte pointers below 39420: the BMP without what two bytes stand for.
  private static let fourByte: [UInt16] = makeFourByte()

  /// The scalar value of a four-byte pointer, `nil` where there is none.
  static func fourByteScalar(_ pointer: Int) -> UInt32? {
    if pointer < 0 { return nil }
    if pointer < fourByte.count { return UInt32(fourByte[pointer]) }
    guard pointer >= 189_000, pointer <= 1_237_575 else { return nil }
    return UInt32(0x10000 + pointer - 189_000)
  }

  private static func slot(_ lead: Int, _ trail: Int) -> Int {
    (lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)
  }

  /// Trail bytes 0x40–0xA0 without 0x7F, the half of each row that GBK added.
  private static let lowTrails = Array(0x40...0x7E) + Array(0x80...0xA0)
  private static let highTrails = Array(0xA1...0xFE)

  private static func makeTwoByte() -> [UInt16] {
    var table = [UInt16](repeating: 0, count: 126 * 190)
    var literal = gb18030Literal.unicodeScalars.lazy.filter { $0 != "\n" }.makeIterator()
    var spelledOut: Set<UInt16> = []
    func spell(_ lead: Int, _ trails: [Int]) {
      for trail in trails {
        guard let scalar = literal.next() else { return }
        let value = UInt16(truncatingIfNeeded: scalar.value)
        table[slot(lead, trail)] = value
        spelledOut.insert(value)
      }
    }
    // GB 2312: symbols and Hanzi; GBK's symbols; the radicals and late Hanzi of the last row.
    for lead in 0xA1...0xA9 { spell(lead, highTrails) }
    for lead in 0xB0...0xF7 { spell(lead, highTrails) }
    for lead in 0xA8...0xA9 { spell(lead, lowTrails) }
    let lastRow = lowTrails.filter { $0 >= 0x50 }
    spell(0xFE, lastRow)

    // Three areas for private use, counted up.
    var privateUse: UInt16 = 0xE000
    func reserve(_ leads: ClosedRange<Int>, _ trails: [Int]) {
      for lead in leads {
        for trail in trails {
          // 0xA3A0 was private too, but pages use it as an ideographic space.
          table[slot(lead, trail)] = lead == 0xA3 && trail == 0xA0 ? 0x3000 : privateUse
          privateUse += 1
        }
      }
    }
    reserve(0xAA...0xAF, highTrails)
    reserve(0xF8...0xFE, highTrails)
    reserve(0xA1...0xA7, lowTrails)

    // GBK's further Hanzi: what is left of U+4E00–U+9FA5, in order, and then 21 compatibility
    // ideographs (by number, since an editor might normalise them away).
    let compatibility: [UInt16] = [
      0xF92C, 0xF979, 0xF995, 0xF9E7, 0xF9F1, 0xFA0C, 0xFA0D, 0xFA0E, 0xFA0F, 0xFA11, 0xFA13,
      0xFA14, 0xFA18, 0xFA1F, 0xFA20, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29,
    ]
    var hanzi =
      ((0x4E00...0x9FA5).filter { !spelledOut.contains($0) } + compatibility).makeIterator()
    for lead in 0x81...0xA0 {
      for trail in lowTrails + highTrails { table[slot(lead, trail)] = hanzi.next() ?? 0xFFFD }
    }
    for lead in 0xAA...0xFE {
      for trail in lowTrails where lead < 0xFE || trail < 0x50 {
        table[slot(lead, trail)] = hanzi.next() ?? 0xFFFD
      }
    }
    return table
  }

  private static func makeFourByte() -> [UInt16] {
    // The four-byte codes number, in order, what the first edition did not have as two bytes. Later
    // editions gave 18 two-byte codes new characters: those keep their four bytes too, and the
    // private characters that stood there before have none.
    let added = Set<UInt16>(0xFE10...0xFE19).union(0x9FB4...0x9FBB)
    let replaced = Set<UInt16>(0xE78D...0xE796).union([
      0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864,
    ])
    let taken = Set(twoByte).subtracting(added).union(replaced).union([0xE5E5, 0xE7C7])
    var table: [UInt16] = []
    table.reserveCapacity(39_420)
    for value in UInt16(0x80)...0xFFFF where !(0xD800...0xDFFF).contains(value) {
      // In 2005 U+1E3F and the private U+E7C7 changed places.
      if value == 0x1E3F { table.append(0xE7C7) }
      if !taken.contains(value) { table.append(value) }
    }
    return table
  }
}
