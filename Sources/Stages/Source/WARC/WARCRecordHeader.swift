/// What the head of a WARC record says, [WARC 1.1](https://iipc.github.io/warc-specifications/).
struct WARCRecordHeader {
  /// Such as `response`.
  let type: String
  /// The page's address, without the brackets that some writers put around it.
  let url: String?
  /// When it was fetched, as it was written.
  let date: String?
  let contentType: String?
  /// Bytes of the block.
  let length: Int
  /// Why the writer cut the block, if it did.
  let truncated: String?
  let isSegmented: Bool

  /// The most bytes a head may have.
  static let limit = 1 << 16
  /// What each record begins with.
  static let magic = Array("WARC/".utf8)

  /// Reads a head with its empty line; `nil` when it is none, or says no length.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Self.magic),
      let line = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let fields = HeaderFields(bytes[(line + 1)...])
    guard let type = fields["warc-type"], let text = fields["content-length"],
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(text)
    else { return nil }
    self.type = type.lowercased()
    self.length = length
    let written = fields.bytes("warc-target-uri").map { Self.withoutBrackets($0[...]) } ?? []
    url = written.isEmpty ? nil : PageDirectory.text(ofPath: written)
    date = fields["warc-date"]
    contentType = fields["content-type"]
    truncated = fields["warc-truncated"]
    isSegmented = fields["warc-segment-number"] != nil
  }

  private static func withoutBrackets(_ uri: ArraySlice<UInt8>) -> [UInt8] {
    let isBracketed =
      uri.count >= 2 && uri.first == UInt8(ascii: "<") && uri.last == UInt8(ascii: ">")
    return Array(isBracketed ? uri.dropFirst().dropLast() : uri)
  }
}
