/// Which encoding a body is read in, and why.
struct CharsetChoice {
  let charset: Charset
  let source: DecodedText.CharsetSource
  /// The first declaration that the bytes contradicted.
  private(set) var overruled: Charset?
  /// Whether the body behind its byte-order mark is valid UTF-8 without control characters, so that
  /// it needs no decoding.
  private(set) var isCleanUTF8 = false

  /// How well a page must read in another encoding before a declaration is given up for it.
  private static let plausible = 600
  /// How much better than in the declared one.
  private static let margin = 200
  /// What reads this well at its start need not be compared with anything.
  private static let convincing = 1000
  private static let sample = 2048

  private init(_ charset: Charset, _ source: DecodedText.CharsetSource) {
    self.charset = charset
    self.source = source
  }

  /// Chooses by byte-order mark, HTTP header, markup and content, in that order, passing over a
  /// declaration that the content contradicts.
  init(of body: [UInt8], from start: Int, mark: Charset?, contentType: String?) {
    let scan = UTF8Scan(body, from: start)
    var declarations: [CharsetDeclaration] = []
    if let mark { declarations.append(CharsetDeclaration(charset: mark, source: .bom)) }
    if let label = charsetParameter((contentType ?? "").utf8), let charset = Charset(label: label) {
      declarations.append(CharsetDeclaration(charset: charset, source: .http))
    }
    let isClean = scan.isValid && !scan.hasControls
    if isClean, let first = declarations.first, first.charset == .utf8 {
      self.init(.utf8, first.source)
      isCleanUTF8 = true
      return
    }
    if let charset = markupCharset(body, from: start) {
      declarations.append(CharsetDeclaration(charset: charset, source: .meta))
    }
    let verdict = ContentVerdict(body, from: start, scan: scan, declarations: declarations)
    if let winner = declarations.first(where: { verdict.confirms($0) }) {
      self.init(winner.charset, winner.source)
    } else {
      self.init(verdict.best, .content)
    }
    if let first = declarations.first, first.charset != charset { overruled = first.charset }
    isCleanUTF8 = isClean && charset == .utf8
  }

  /// What the bytes alone say.
  private struct ContentVerdict {
    private(set) var best: Charset
    private var scores: [Charset: Int] = [:]
    private let isASCII: Bool
    private let isUTF8: Bool

    init(
      _ body: [UInt8],
      from start: Int,
      scan: UTF8Scan,
      declarations: [CharsetDeclaration]
    ) {
      // NULs are what ASCII in UTF-16 has; they do not show in a scan that stopped at an error.
      let mayBeUTF16 = scan.hasControls || !scan.isValid
      let hasNUL = mayBeUTF16 && body.dropFirst(start).contains(0)
      isUTF8 = scan.isValid && !hasNUL
      isASCII = isUTF8 && !scan.hasNonASCII
      best = .utf8
      if isASCII { return }
      if isUTF8, Self.hasLongSequences(body, from: start) {
        scores[.utf8] = 2000
        return
      }
      let declared = declarations.map(\.charset).filter(\.isDecodable)
      var candidates = declared + [.utf8, .gb18030, .big5]
      if hasNUL { candidates += [.utf16LE, .utf16BE] }
      for charset in candidates {
        var score = CharsetEvidence(of: charset, in: body, from: start, limit: sample).score
        if score >= convincing, charset == .utf8 {
          score = CharsetEvidence(of: charset, in: body, from: start).score
        }
        if score >= convincing {
          best = charset
          scores = [charset: score]
          return
        }
      }
      var bestScore = Int.min
      for charset in candidates where scores[charset] == nil {
        let score = CharsetEvidence(of: charset, in: body, from: start).score
        scores[charset] = score
        // UTF-16 finds a character in any two bytes, so it has to read well.
        if score > bestScore, !charset.isUTF16 || score >= plausible {
          bestScore = score
          best = charset
        }
      }
    }

    /// Whether a declaration may stand: the body reads best so, or not clearly better otherwise.
    func confirms(_ declaration: CharsetDeclaration) -> Bool {
      let charset = declaration.charset
      guard charset.isDecodable else { return false }
      if isASCII { return !charset.isUTF16 }
      if charset == best || (charset == .utf8 && isUTF8) { return true }
      guard let score = scores[charset], let bestScore = scores[best] else { return false }
      if charset.isUTF16, declaration.source != .bom, score < plausible { return false }
      return bestScore < plausible || score + margin > bestScore
    }

    /// Whether valid UTF-8 has at least two sequences of three or four bytes: no other encoding's
    /// text looks so by accident, while two-byte sequences are letters of GBK just as well.
    private static func hasLongSequences(_ body: [UInt8], from start: Int) -> Bool {
      var found = 0
      for byte in body.dropFirst(start) where byte >= 0xE0 {
        found += 1
        if found == 2 { return true }
      }
      return false
    }
  }
}
