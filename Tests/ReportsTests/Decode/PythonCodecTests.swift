import Foundation
import Reports
import Testing

/// Compares the tables with those of Python's codecs, which were made by other people from other
/// sources.
@Suite("The tables agree with an independent implementation")
struct PythonCodecTests {
  static let isPresent = (try? run("print(1)")) == "1\n"

  /// Every code that Python decodes: its bytes in hexadecimal, a space, its scalar values in
  /// hexadecimal joined by `+`.
  private static let listing = """
    import sys
    name = sys.argv[1]
    pairs = [bytes([a, b]) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF)]
    def four(pointer):
      pointer, d = divmod(pointer, 10)
      pointer, c = divmod(pointer, 126)
      a, b = divmod(pointer, 10)
      return bytes([a + 0x81, b + 0x30, c + 0x81, d + 0x30])
    codes = list(pairs)
    if name == 'gb18030':
      codes += [four(p) for p in range(39420)]
      codes += [four(p) for p in range(189000, 1237576, 97)]
    for code in codes:
      try:
        text = code.decode(name)
      except UnicodeDecodeError:
        continue
      if len(text) == 1 or name == 'big5hkscs' and ord(text[0]) > 127:
        print(code.hex(), '+'.join('%x' % ord(c) for c in text))
    """

  /// Where the standard goes its own way: GB18030-2022 and the ideographic space, against the
  /// edition of 2000 in Python.
  private static let gb18030Differences: [String: String] = [
    "a3a0": "3000", "a8bc": "1e3f", "8135f437": "e7c7",
    "a6d9": "fe10", "a6da": "fe12", "a6db": "fe11", "a6dc": "fe13", "a6dd": "fe14",
    "a6de": "fe15", "a6df": "fe16", "a6ec": "fe17", "a6ed": "fe18", "a6f3": "fe19",
    "fe59": "9fb4", "fe61": "9fb5", "fe66": "9fb6", "fe67": "9fb7", "fe6d": "9fb8",
    "fe7e": "9fb9", "fe90": "9fba", "fea0": "9fbb",
  ]

  /// Punctuation and signs that the standard maps as Windows does.
  private static let big5Differences: [String: String] = [
    "a145": "2027", "a14e": "fe51", "a1c2": "af", "a1e3": "ff5e", "a1f2": "2295", "a1f3": "2299",
    "a241": "2215", "a242": "fe68", "a244": "ffe5", "a246": "ffe0", "a247": "ffe1",
  ]

  @Test(
    "Every code that both know is the same character, the named ones apart",
    .enabled(if: isPresent, "python3 is not installed, so its codecs cannot be compared with"),
    arguments: [
      ("gb18030", "gb18030", 23_940 + 39_420, gb18030Differences),
      ("big5", "big5hkscs", 18_000, big5Differences),
    ]
  )
  func codecs(charset: String, codec: String, least: Int, differences: [String: String]) throws {
    var codes: [String] = []
    var expected: [String] = []
    for line in try Self.run(Self.listing, codec).split(separator: "\n") {
      let fields = line.split(separator: " ")
      codes.append(String(fields[0]))
      expected.append(String(fields[1]))
    }
    #expect(codes.count >= least)
    let body = codes.flatMap { (code: String) -> [UInt8] in Sample.bytes(code) + [0x0A] }
    let result = try decoded(body, contentType: "text/html; charset=\(charset)")
    #expect(result.charset == charset)
    #expect(result.replacements == 0)
    let lines = result.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    try #require(lines.count == codes.count + 1)
    for (index, code) in codes.enumerated() {
      let scalars = String(decoding: lines[index], as: UTF8.self).unicodeScalars
      let found = scalars.map { String($0.value, radix: 16) }.joined(separator: "+")
      #expect(found == differences[code] ?? expected[index], "\(code)")
    }
  }

  private static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
