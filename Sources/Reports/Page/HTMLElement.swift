/// What an element means to the reader of pages; names are packed big-endian into 64 bits.
enum HTMLElement {
  case cell
  case row
  case rowGroup
  case table
  case caption
  /// Ends a line and has no content.
  case lineBreak
  /// Begins and ends a line.
  case block
  /// Holds bytes that are neither markup nor text of the page.
  case raw
  case title
  case template
  case anchor
  case image
  case meta
  /// Has no content and no end tag.
  case void
  case inline

  /// - Parameter name: the lowercase name's bytes, 0 for names longer than eight bytes.
  init(packed name: UInt64) {
    self =
      switch name {
      // td th
      case 0x7464, 0x7468: .cell
      // tr
      case 0x7472: .row
      // tbody thead tfoot
      case 0x74626F6479, 0x7468656164, 0x74666F6F74: .rowGroup
      // table
      case 0x7461626C65: .table
      // caption
      case 0x63617074696F6E: .caption
      // br hr
      case 0x6272, 0x6872: .lineBreak
      // p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer pre form
      // center main nav aside address figure legend fieldset option optgroup body html
      // head dir menu details summary colgroup
      case 0x70, 0x646976, 0x6831, 0x6832, 0x6833, 0x6834, 0x6835, 0x6836, 0x6C69, 0x756C,
        0x6F6C, 0x646C, 0x6474, 0x6464, 0x73656374696F6E, 0x61727469636C65, 0x686561646572,
        0x666F6F746572, 0x707265, 0x666F726D, 0x63656E746572, 0x6D61696E, 0x6E6176,
        0x6173696465, 0x61646472657373, 0x666967757265, 0x6C6567656E64, 0x6669656C64736574,
        0x6F7074696F6E, 0x6F707467726F7570, 0x626F6479, 0x68746D6C, 0x68656164, 0x646972,
        0x6D656E75, 0x64657461696C73, 0x73756D6D617279, 0x636F6C67726F7570: .block
      // script style noscript iframe noembed noframes xmp textarea
      case 0x736372697074, 0x7374796C65, 0x6E6F736372697074, 0x696672616D65, 0x6E6F656D626564,
        0x6E6F6672616D6573, 0x786D70, 0x7465787461726561: .raw
      // title
      case 0x7469746C65: .title
      // template
      case 0x74656D706C617465: .template
      // a
      case 0x61: .anchor
      // img
      case 0x696D67: .image
      // meta
      case 0x6D657461: .meta
      // area base basefont bgsound col embed frame input keygen link param source track
      // wbr spacer
      case 0x61726561, 0x62617365, 0x62617365666F6E74, 0x6267736F756E64, 0x636F6C,
        0x656D626564, 0x6672616D65, 0x696E707574, 0x6B657967656E, 0x6C696E6B, 0x706172616D,
        0x736F75726365, 0x747261636B, 0x776272, 0x737061636572: .void
      default: .inline
      }
  }

  /// The packed form of a short name.
  static func pack(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { unsafe $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
