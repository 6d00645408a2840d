import FileSink
import Testing

@Suite("A ledger entry")
struct LedgerEntryTests {
  private let entry = LedgerEntry(
    first: 0,
    next: 12,
    files: [
      LedgerFile(
        path: "records/p000/00000000000000000000-00000000000000000011.jsonl",
        rows: 11,
        bytes: 345,
        sha256: String(repeating: "ab", count: 32)
      )
    ],
    at: someTime
  )

  private let head =
    #"{"first":0,"next":12,"files":[{"path":"records/p000/00000000000000000000-"#
    + #"00000000000000000011.jsonl","rows":11,"bytes":345,"sha256":"abababababababababababababab"#
    + #"abababababababababababababababababab"}],"at":"2026-01-02T03:04:05Z""#

  @Test("The CRC is the usual CRC-32 in eight digits")
  func crc() {
    #expect(checkSum(Array("123456789".utf8)) == "cbf43926")
    #expect(checkSum([]) == "00000000")
    for text in [head, "a", "云溪县"] {
      #expect(checkSum(Array(text.utf8)) == slowCheckSum(Array(text.utf8)))
    }
  }

  @Test("The line has its keys in the documented order and is read back")
  func line() throws {
    let expected = head + #","crc":"\#(slowCheckSum(Array(head.utf8)))"}"#
    #expect(String(decoding: entry.line, as: UTF8.self) == expected)
    #expect(try LedgerEntry(line: entry.line, partition: "p000") == entry)
  }

  @Test("Any bit flipped anywhere in a line is recognised")
  func bitFlips() {
    let line = entry.line
    for index in line.indices {
      for bit in 0..<8 {
        var changed = line
        changed[index] ^= 1 << bit
        #expect(throws: LedgerDefect.self) { try LedgerEntry(line: changed, partition: "p000") }
      }
    }
  }

  @Test("Any prefix of a line is recognised")
  func prefixes() {
    let line = entry.line
    for length in 0..<line.count {
      #expect(throws: LedgerDefect.self) {
        try LedgerEntry(line: Array(line.prefix(length)), partition: "p000")
      }
    }
  }

  @Test(
    "A line edited by hand is recognised even with a right checksum",
    arguments: [
      #"{"next":12,"first":0,"files":[],"at":""}"#,
      #"{"first": 0,"next":12,"files":[],"at":""}"#,
      #"{"first":0,"next":0,"files":[],"at":""}"#,
      #"{"first":-1,"next":1,"files":[],"at":""}"#,
      #"{"first":0,"next":99999999999999999999,"files":[],"at":""}"#,
      #"{"first":00,"next":1,"files":[],"at":""}"#,
      #"{"first":0,"next":1,"files":[],"at":"","more":1}"#,
      #"{"first":0,"next":1,"files":[{"path":"../p000/a","rows":1,"bytes":1,"sha256":""}],"at":""}"#,
      #"{"first":0,"next":1,"files":[{"path":"records/p001/00000000000000000000-"#
        + #"00000000000000000000.jsonl","rows":1,"bytes":1,"sha256":""}],"at":""}"#,
      #"{"first":0,"next":2,"files":[{"path":"records/p000/00000000000000000000-"#
        + #"00000000000000000000.jsonl","rows":1,"bytes":1,"sha256":""}],"at":""}"#,
    ]
  )
  func handEdited(_ text: String) {
    let head = Array(text.utf8.dropLast())
    let line = head + Array(#","crc":"\#(slowCheckSum(head))"}"#.utf8)
    let error = #expect(throws: LedgerDefect.self) {
      try LedgerEntry(line: line, partition: "p000")
    }
    guard case .malformed = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
  }

  /// CRC-32 bit by bit from its polynomial, as ISO 3309 defines it.
  private func slowCheckSum(_ bytes: [UInt8]) -> String {
    var register: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 {
        register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1
      }
    }
    let digits = String(~register, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
