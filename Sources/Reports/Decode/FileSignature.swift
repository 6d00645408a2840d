/// A kind of file that is no text, known by the bytes it starts with.
struct FileSignature {
  /// What the file is, with its article: "a PDF file".
  let kind: String
  /// How its start reads, for people.
  let shown: String

  private init(_ kind: String, _ shown: String) {
    self.kind = kind
    self.shown = shown
  }

  /// Looks at the start of a body; `nil` when it is none of the known kinds.
  init?(of body: [UInt8]) {
    for (kind, shown, magic) in Self.fixed where body.starts(with: magic) {
      self.init(kind, shown)
      return
    }
    guard let found = Self.pdf(body) ?? Self.zip(body) ?? Self.structured(body) else { return nil }
    self = found
  }

  private static let fixed: [(kind: String, shown: String, magic: [UInt8])] = [
    (
      "a Microsoft Office file (OLE)", "D0 CF 11 E0",
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    ),
    ("a PNG image", "89 PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
    ("a JPEG image", "FF D8 FF", [0xFF, 0xD8, 0xFF]),
    ("a GIF image", "GIF87a", Array("GIF87a".utf8)),
    ("a GIF image", "GIF89a", Array("GIF89a".utf8)),
    ("a TIFF image", "II 2A 00", [0x49, 0x49, 0x2A, 0x00]),
    ("a TIFF image", "MM 00 2A", [0x4D, 0x4D, 0x00, 0x2A]),
    ("gzip data", "1F 8B", [0x1F, 0x8B, 0x08]),
    ("bzip2 data", "BZh", [0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26]),
    ("xz data", "FD 7zXZ", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    ("zstd data", "28 B5 2F FD", [0x28, 0xB5, 0x2F, 0xFD]),
    ("a RAR archive", "Rar!", [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]),
    ("a 7z archive", "7z BC AF", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ("an ELF program", "7F ELF", [0x7F, 0x45, 0x4C, 0x46]),
    ("a WebAssembly program", "00 asm", [0x00, 0x61, 0x73, 0x6D, 0x01]),
    ("a Java class", "CA FE BA BE", [0xCA, 0xFE, 0xBA, 0xBE, 0x00]),
    ("an Ogg media file", "OggS", [0x4F, 0x67, 0x67, 0x53, 0x00]),
    ("an MP3 file", "ID3", [0x49, 0x44, 0x33, 0x03]),
    ("an MP3 file", "ID3", [0x49, 0x44, 0x33, 0x04]),
    ("a font", "wOFF", [0x77, 0x4F, 0x46, 0x46, 0x00]),
    ("a font", "wOF2", [0x77, 0x4F, 0x46, 0x32, 0x00]),
    ("a SQLite database", "SQLite format 3", Array("SQLite format 3\0".utf8)),
  ]

  /// A PDF file may be preceded by line breaks or a byte-order mark.
  private static func pdf(_ body: [UInt8]) -> FileSignature? {
    let start = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
    let head = start.prefix(1024).drop(while: isASCIIWhitespace)
    return head.starts(with: Array("%PDF-".utf8)) ? FileSignature("a PDF file", "%PDF-") : nil
  }

  /// Office and OFD documents are ZIP archives; the names of their first members tell them apart.
  private static func zip(_ body: [UInt8]) -> FileSignature? {
    guard
      body.starts(with: [0x50, 0x4B, 0x03, 0x04]) || body.starts(with: [0x50, 0x4B, 0x05, 0x06])
        || body.starts(with: [0x50, 0x4B, 0x07, 0x08])
    else { return nil }
    let head = body.prefix(4096)
    let kinds = [
      ("word/", "a Word document (DOCX)"), ("xl/", "an Excel workbook (XLSX)"),
      ("ppt/", "a PowerPoint file (PPTX)"), ("OFD.xml", "an OFD document"),
      ("[Content_Types].xml", "an Office document (OOXML)"),
      ("mimetypeapplication/", "an OpenDocument file"),
    ]
    let kind = kinds.first { contains(head, Array($0.0.utf8)) }?.1 ?? "a ZIP archive"
    return FileSignature(kind, "PK")
  }

  /// Kinds whose letters alone could begin a text: more of their header has to fit.
  private static func structured(_ body: [UInt8]) -> FileSignature? {
    func letters(_ text: String, at offset: Int) -> Bool {
      body.dropFirst(offset).starts(with: Array(text.utf8))
    }
    if letters("RIFF", at: 0), body.count >= 12 {
      if letters("WEBP", at: 8) { return FileSignature("a WebP image", "RIFF…WEBP") }
      if letters("WAVE", at: 8) || letters("AVI ", at: 8) {
        return FileSignature("a media file", "RIFF")
      }
    }
    // Reserved zeros, then the size of a known bitmap header.
    let bitmapHeaders: [UInt8] = [12, 40, 52, 56, 64, 108, 124]
    if letters("BM", at: 0), body.count >= 18, body[6..<10].allSatisfy({ $0 == 0 }),
      bitmapHeaders.contains(body[14]), body[15..<18].allSatisfy({ $0 == 0 })
    {
      return FileSignature("a BMP image", "BM")
    }
    if letters("ftyp", at: 4), body.first == 0 { return FileSignature("a media file", "ftyp") }
    if letters("MZ", at: 0), body.prefix(64).count(where: { $0 == 0 }) >= 16 {
      return FileSignature("a Windows program", "MZ")
    }
    return nil
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: wanted) }
  }
}
