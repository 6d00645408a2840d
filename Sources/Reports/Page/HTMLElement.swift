/// What an element means to the reader of pages; names are packed big-endian into 64 bits.
enum HTMLElement {
  case cell
  case row
  case rowGroup
  case table
  case caption
  /// Describes columns; ends an open row and its group.
  case column
  /// Ends a line and has no content.
  case lineBreak
  /// Begins and ends a line.
  case block
  /// Holds bytes that are neither markup nor text of the page.
  case raw
  /// Holds text in which tags are no markup.
  case plainText
  case title
  case template
  case anchor
  case image
  case meta
  /// Has no content and no end tag, or none that changes how a page is read.
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
      case 0x74_626F_6479, 0x74_6865_6164, 0x74_666F_6F74: .rowGroup
      // table
      case 0x74_6162_6C65: .table
      // caption
      case 0x63_6170_7469_6F6E: .caption
      // br hr
      case 0x6272, 0x6872: .lineBreak
      // col colgroup
      case 0x636F6C, 0x636F_6C67_726F_7570: .column
      // p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer pre form
      // center main nav aside address figure legend fieldset option optgroup dir menu
      // details summary
      case 0x70, 0x646976, 0x6831, 0x6832, 0x6833, 0x6834, 0x6835, 0x6836, 0x6C69, 0x756C,
        0x6F6C, 0x646C, 0x6474, 0x6464, 0x73_6563_7469_6F6E, 0x61_7274_6963_6C65, 0x6865_6164_6572,
        0x666F_6F74_6572, 0x707265, 0x666F_726D, 0x6365_6E74_6572, 0x6D61_696E, 0x6E6176,
        0x61_7369_6465, 0x61_6464_7265_7373, 0x6669_6775_7265, 0x6C65_6765_6E64,
        0x6669_656C_6473_6574,
        0x6F70_7469_6F6E, 0x6F70_7467_726F_7570, 0x646972,
        0x6D65_6E75, 0x64_6574_6169_6C73, 0x73_756D_6D61_7279:
        .block
      // script style noscript iframe noembed noframes xmp
      case 0x7363_7269_7074, 0x73_7479_6C65, 0x6E6F_7363_7269_7074, 0x6966_7261_6D65,
        0x6E_6F65_6D62_6564,
        0x6E6F_6672_616D_6573, 0x786D70:
        .raw
      // textarea
      case 0x7465_7874_6172_6561: .plainText
      // title
      case 0x74_6974_6C65: .title
      // template
      case 0x7465_6D70_6C61_7465: .template
      // a
      case 0x61: .anchor
      // img
      case 0x696D67: .image
      // meta
      case 0x6D65_7461: .meta
      // body html head area base basefont bgsound embed frame input keygen link param source track
      // wbr spacer
      case 0x626F_6479, 0x6874_6D6C, 0x6865_6164, 0x6172_6561, 0x6261_7365, 0x6261_7365_666F_6E74,
        0x62_6773_6F75_6E64,
        0x65_6D62_6564, 0x66_7261_6D65, 0x69_6E70_7574, 0x6B65_7967_656E, 0x6C69_6E6B,
        0x70_6172_616D,
        0x736F_7572_6365, 0x74_7261_636B, 0x776272, 0x7370_6163_6572:
        .void
      default: .inline
      }
  }

  /// The packed form of a short name.
  static func pack(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { unsafe $0.reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
