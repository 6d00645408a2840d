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
  var controls = 0
  var nuls = 0
  var characters = 0
  let capacity = UTF8Writer.expansion * (body.count - start)
  text.utf8 = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
    // The memory outlives the writer, which does not leave the closure.
    var writer = unsafe UTF8Writer(memory)
    choice.charset.decode(body, from: start, into: &writer)
    count = writer.count
    text.replacements = writer.replacements
    controls = writer.controls
    nuls = writer.nuls
    characters = writer.characters
  }
  // Of random bytes one in four to nine is such; the 12 leaves a snippet one or two. NULs weigh less,
  // since a file may be padded with them.
  let garbage = text.replacements + 3 * controls
  guard characters > 0, nuls <= characters, 4 * garbage <= characters + 12 else {
    throw Refusal(
      .notText,
      at: .decode,
      "the body is no text in any known charset: as \(text.charset) it has \(characters) characters "
        + "beside \(nuls) NULs, \(controls) other control characters and \(text.replacements) "
        + "invalid sequences"
    )
  }
  return text
}
