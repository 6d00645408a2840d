import FileSink

/// The head of an HTTP response as a crawler stored it.
struct HTTPResponse {
  let status: Int
  let contentType: String?
  /// Bytes of the head, the empty line included.
  let headLength: Int
  private let fields: HeaderFields

  /// The most bytes a head may have.
  static let limit = 1 << 18

  /// Reads the head at the beginning of `bytes`; `nil` when there is none, or not all of it.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: "HTTP/".utf8), let line = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let words = bytes[..<line].split(separator: 0x20, maxSplits: 2)
    guard words.count >= 2,
      let status = Int(String(decoding: words[1].prefix { $0 > 0x20 }, as: UTF8.self)),
      (100...999).contains(status), let headLength = HeaderFields.length(in: bytes)
    else { return nil }
    self.status = status
    self.headLength = headLength
    fields = HeaderFields(bytes[(line + 1)..<(bytes.startIndex + headLength)])
    contentType = fields["content-type"]
  }

  /// Why a payload could not be had.
  enum PayloadError: Error, Equatable {
    case tooLarge
    /// In words.
    case unreadable(String)
  }

  /// What a browser would get to see of the bytes behind the head: chunks joined, and decompressed.
  ///
  /// Crawlers often store what they had decoded already with the fields as the server sent them;
  /// what does not begin as its fields say is taken as it is.
  ///
  /// - Throws: When it is damaged, or larger than `limit` bytes.
  func payload(
    of body: ArraySlice<UInt8>,
    atMost limit: Int
  ) throws(PayloadError) -> ArraySlice<UInt8> {
    var body = body
    if fields.words("transfer-encoding").contains("chunked"), ChunkedBody.begins(body) {
      guard let joined = ChunkedBody.joined(body) else {
        throw .unreadable("its chunks are damaged or cut")
      }
      body = joined[...]
    }
    for coding in fields.words("content-encoding").reversed() {
      switch coding {
      case "", "identity", "none", "utf-8": continue
      case "gzip", "x-gzip":
        guard body.starts(with: [0x1F, 0x8B]) else { continue }
        body = try Self.inflated(body, [.gzip], limit)
      case "deflate":
        // Meant is zlib's format; many servers sent the bare data.
        body = try Self.inflated(body, [.zlib, .raw], limit)
      default: throw .unreadable("it is encoded as '\(coding)', which is not read")
      }
    }
    guard body.count <= limit else { throw .tooLarge }
    return body
  }

  private static func inflated(
    _ body: ArraySlice<UInt8>,
    _ formats: [Inflater.Format],
    _ limit: Int
  ) throws(PayloadError) -> ArraySlice<UInt8> {
    if body.isEmpty { return [] }
    let input = Array(body)
    for format in formats {
      guard let inflater = Inflater(format) else { continue }
      var (read, output) = (0, [UInt8]())
      while true {
        let before = read
        let (piece, progress) = inflater.inflate(input, from: &read, atMost: 1 << 16)
        output += piece
        if output.count > limit { throw .tooLarge }
        if progress == .ended { return output[...] }
        if progress == .damaged || (piece.isEmpty && read == before) { break }
      }
    }
    throw .unreadable("its compressed content is damaged or cut")
  }
}
