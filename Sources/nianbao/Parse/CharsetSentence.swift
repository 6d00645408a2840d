import Reports

/// How a page's charset came to be, in one sentence.
struct CharsetSentence {
  let decoding: Record.Decoding
  /// What the page and its origin claim.
  let declared: [DeclaredCharset]

  var text: String {
    var text = "\(decoding.charset), \(origin)"
    if let overruled = decoding.overruled {
      let source = declared.first { $0.charset == overruled }.map { " in \(Self.name($0.source))" }
      text += "; \(overruled), declared\(source ?? ""), is overruled: the bytes contradict it"
    }
    switch decoding.replacements {
    case 0: break
    case 1: text += "; one invalid sequence became U+FFFD"
    default: text += "; \(decoding.replacements) invalid sequences became U+FFFD"
    }
    return text
  }

  private var origin: String {
    switch decoding.charsetFrom {
    case .bom, .http, .meta: "declared by \(Self.name(decoding.charsetFrom))"
    case .content where declared.isEmpty: "judged by the bytes; nothing declares one"
    case .content: "judged by the bytes"
    }
  }

  static func name(_ source: DecodedText.CharsetSource) -> String {
    switch source {
    case .bom: "the byte-order mark"
    case .http: "the HTTP header"
    case .meta: "the page's own markup"
    case .content: "the content"
    }
  }
}
