import CLibXML2
import Measurement

/// Bare tokenisation: libxml2's push parser takes a page's bytes as UTF-8 and calls handlers that
/// only count, so that no tree is built.
func tokenise(_ page: PageFolder.Page) -> Int {
  var handlers = unsafe htmlSAXHandler()
  unsafe handlers.startElement = { context, _, _ in
    unsafe context?.assumingMemoryBound(to: Int.self).pointee &+= 1
  }
  unsafe handlers.endElement = { _, _ in }
  unsafe handlers.characters = { _, _, _ in }
  unsafe handlers.ignorableWhitespace = { _, _, _ in }
  unsafe handlers.cdataBlock = { _, _, _ in }
  unsafe handlers.comment = { _, _ in }
  var elements = 0
  // The parser lives inside this closure, and so do the handlers and the counter it points to.
  unsafe withUnsafeMutablePointer(to: &elements) { counter in
    guard
      let parser = unsafe htmlCreatePushParserCtxt(
        &handlers,
        counter,
        nil,
        0,
        nil,
        XML_CHAR_ENCODING_UTF8
      )
    else { return }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
      | HTML_PARSE_IGNORE_ENC.rawValue
    unsafe htmlCtxtUseOptions(parser, Int32(options))
    unsafe page.bytes.withUnsafeBytes { bytes in
      var at = 0
      while at < bytes.count {
        let size = min(1 << 16, bytes.count - at)
        // `at + size` never passes the end of `bytes`.
        let chunk = unsafe bytes.baseAddress?.advanced(by: at)
          .assumingMemoryBound(to: CChar.self)
        unsafe htmlParseChunk(parser, chunk, Int32(size), 0)
        at += size
      }
    }
    unsafe htmlParseChunk(parser, nil, 0, 1)
    unsafe htmlFreeParserCtxt(parser)
  }
  return elements
}

try Measurement.run("sax-baseline", counting: "elements", options: Options(), tokenise)
