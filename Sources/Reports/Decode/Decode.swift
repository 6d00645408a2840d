/// Turns a page's bytes into text: finds the encoding out and decodes it by the WHATWG Encoding
/// Standard.
///
/// The encoding is the one of the byte-order mark, the HTTP header or the markup, in that order, as
/// long as the bytes do not contradict it, and otherwise the one in which they read best. Time is
/// linear in the body.
/// - Throws: a ``Refusal`` for a body that is empty, larger than `budgets.bytes`, or no text.
package func decode(_ page: RawPage, budgets: Budgets) throws(Refusal) -> DecodedText {
  let body = page.body
  guard body.count <= budgets.bytes else {
    throw Refusal(
      .pageTooLarge,
      at: .decode,
      "the body has \(body.count) bytes, more than the \(budgets.bytes) a page may have"
    )
  }
  let mark = byteOrderMark(body)
  let start = mark?.length ?? 0
  guard body.dropFirst(start).contains(where: { $0 != 0 && !isASCIIWhitespace($0) }) else {
    let content = body.isEmpty ? "no bytes" : "nothing but white space or NULs"
    throw Refusal(.empty, at: .decode, "the body holds \(content)")
  }
  if let signature = FileSignature(of: body) {
    throw Refusal(
      .notText,
      at: .decode,
      "the body is \(signature.kind) (starts with \(signature.shown))"
    )
  }
  let choice = CharsetChoice(
    of: body,
    from: start,
    mark: mark?.charset,
    contentType: page.contentType
  )
  var text = DecodedText(
    utf8: [],
    charset: choice.charset.name,
    charsetFrom: choice.source,
    replacements: 0,
    overruled: choice.overruled?.name
  )
  if choice.isCleanUTF8 {
    text.utf8 = start == 0 ? body : Array(body[start...])
    return text
  }
  var writer = UTF8Writer(capacity: body.count + body.count / 4 + 16)
  choice.charset.decode(body, from: start, into: &writer)
  let garbage = writer.controls + writer.replacements
  guard garbage <= writer.characters / 4 else {
    throw Refusal(
      .notText,
      at: .decode,
      "the body is no text in any known charset: as \(text.charset) it has \(garbage) control "
        + "characters and invalid sequences beside \(writer.characters) characters"
    )
  }
  text.utf8 = writer.utf8
  text.replacements = writer.replacements
  return text
}
