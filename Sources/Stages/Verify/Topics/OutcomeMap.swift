/// What became of a partition's pages, in two bits an offset.
///
/// Beside the bits, each block of offsets has a balance, to which every record and the page it says
/// it is of add the same number, so that it is 0 when each record was made of its page.
package struct OutcomeMap: Sendable {
  package enum Outcome: UInt64, Sendable {
    case none
    case record
    case dead
    case several
  }

  /// Offsets with one balance.
  package static let block: Int64 = 4096

  private static let chunk: Int64 = 32_768

  private struct Chunk {
    /// 32 offsets a word, the lowest bits first.
    var words = [UInt64](repeating: 0, count: Int(OutcomeMap.chunk / 32))
    var balances = [UInt64](repeating: 0, count: Int(OutcomeMap.chunk / OutcomeMap.block))
  }

  /// Only chunks with an outcome take memory.
  private var chunks: [Int64: Chunk] = [:]

  package init() {}

  /// Notes an outcome at an offset of 0 or more.
  ///
  /// - Returns: Whether it is the first one there.
  package mutating func add(_ outcome: Outcome, at offset: Int64) -> Bool {
    let before = self[offset]
    self[offset] = before == .none ? outcome : .several
    return before == .none
  }

  package subscript(offset: Int64) -> Outcome {
    get {
      guard let chunk = chunks[offset / Self.chunk] else { return .none }
      let (word, shift) = Self.place(of: offset)
      return Outcome(rawValue: chunk.words[word] >> shift & 3) ?? .none
    }
    set {
      let (word, shift) = Self.place(of: offset)
      chunks[offset / Self.chunk, default: Chunk()].words[word] &= ~(3 << shift)
      chunks[offset / Self.chunk, default: Chunk()].words[word] |= newValue.rawValue << shift
    }
  }

  /// Adds to the balance of the offset's block what stands for an id at this offset.
  package mutating func weigh(_ id: some StringProtocol, at offset: Int64) {
    let block = Int(offset % Self.chunk / Self.block)
    chunks[offset / Self.chunk, default: Chunk()].balances[block] ^= Self.weight(id, offset)
  }

  /// The first offset of each block whose balance is not 0, ascending.
  package var unbalancedBlocks: [Int64] {
    chunks.sorted { $0.key < $1.key }.flatMap { number, chunk in
      chunk.balances.indices.filter { chunk.balances[$0] != 0 }
        .map { number * Self.chunk + Int64($0) * Self.block }
    }
  }

  /// The offsets with an outcome in ascending order, those next to each other as one range.
  package func ranges() -> [Range<Int64>] {
    var ranges: [Range<Int64>] = []
    for (number, chunk) in chunks.sorted(by: { $0.key < $1.key }) {
      for (index, word) in chunk.words.enumerated() where word != 0 {
        for slot in 0..<32 where word >> UInt64(2 * slot) & 3 != 0 {
          let offset = number * Self.chunk + Int64(index * 32 + slot)
          if let last = ranges.last, last.upperBound == offset {
            ranges[ranges.count - 1] = last.lowerBound..<(offset + 1)
          } else {
            ranges.append(offset..<(offset + 1))
          }
        }
      }
    }
    return ranges
  }

  private static func place(of offset: Int64) -> (word: Int, shift: UInt64) {
    let slot = Int(offset % chunk)
    return (slot / 32, UInt64(slot % 32 * 2))
  }

  /// The id's first 64 bits mixed with the offset, so that exchanged ids do not weigh the same.
  private static func weight(_ id: some StringProtocol, _ offset: Int64) -> UInt64 {
    var mixed = UInt64(id.prefix(16), radix: 16) ?? 0
    mixed ^= UInt64(bitPattern: offset) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
