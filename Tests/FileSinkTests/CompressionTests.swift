import FileSink
import Testing

@Suite("Compression")
struct CompressionTests {
  private static let samples: [[UInt8]] = [
    [], [0], Array("云溪县政府信息公开\n".utf8),
    (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) },
    [UInt8](repeating: 0x30, count: 1 << 20),
  ]

  @Test(
    "Common tools read the compressed files back",
    arguments: [(Compression.gz, "gzip"), (.zst, "zstd")]
  )
  func tools(_ compression: Compression, _ tool: String) throws {
    let folder = try TemporaryFolder()
    for sample in Self.samples {
      let name = "sample\(compression.fileSuffix)"
      try folder.write(try compression.compress(sample, path: name), name)
      let (status, output) = try run("/usr/bin/env", [tool, "-dc", folder.path(name)])
      #expect(status == 0)
      #expect(output == sample)
    }
  }

  @Test("The same bytes give the same file, and a gzip header names neither time nor system")
  func deterministic() throws {
    for compression in Compression.allCases {
      for sample in Self.samples {
        let once = try compression.compress(sample, path: "")
        #expect(try compression.compress(sample, path: "") == once)
      }
    }
    let member = try Compression.gz.compress([1, 2, 3], path: "")
    #expect(Array(member.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  @Test("A zstd file is one frame that states its length and carries a checksum")
  func frame() throws {
    let frame = try Compression.zst.compress(Self.samples[3], path: "")
    #expect(Array(frame.prefix(4)) == [0x28, 0xB5, 0x2F, 0xFD])
    // RFC 8878, frame header descriptor: bit 2 the checksum, bits 7 and 6 the length field.
    #expect(frame[4] & 0b0000_0100 != 0)
    #expect(frame[4] >> 6 != 0)
  }

  @Test("Committed files carry the suffix and are hashed as they lie on the disk")
  func committed() throws {
    for compression in [Compression.gz, .zst] {
      let folder = try TemporaryFolder()
      let sink = try openSink(folder, compression: compression)
      try sink.commit(next: 3, contents: contents(0..<3), at: someTime)
      let line = try folder.read("out/ledger/p000.jsonl").dropLast()
      let entry = try LedgerEntry(line: Array(line), partition: "p000")
      for (file, content) in zip(entry.files, contents(0..<3)) {
        #expect(file.path.hasSuffix(".\(content.fileExtension)\(compression.fileSuffix)"))
        let digest = try run("/usr/bin/sha256sum", [folder.path("out/\(file.path)")]).output
        #expect(String(decoding: digest.prefix(64), as: UTF8.self) == file.sha256)
        let tool = compression == .gz ? "gzip" : "zstd"
        let plain = try run("/usr/bin/env", [tool, "-dc", folder.path("out/\(file.path)")]).output
        #expect(plain == content.bytes)
      }
    }
  }
}
