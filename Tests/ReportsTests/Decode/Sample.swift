/// Sentences of an invented report, and their bytes as an independent encoder wrote them.
enum Sample {
  static let simplified = """
    云溪县人民政府2023年政府信息公开工作年度报告。本报告由县\
    政府办公室编制，所列数据的统计期限自1月1日起至12月31日止。
    """
  static let traditional = """
    雲溪縣人民政府2023年政府信息公開工作年度報告。本報告由縣\
    政府辦公室編制，所列數據的統計期限自1月1日起至12月31日止。
    """
  /// ``simplified`` in GB 2312, so in GBK and GB18030 as well.
  static let gb18030 = bytes(
    """
    d4c6cfaacfd8c8cbc3f1d5feb8ae32303233c4ead5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e6
    a1a3b1beb1a8b8e6d3c9cfd8d5feb8aeb0ecb9abcad2b1e0d6c6a3accbf9c1d0cafdbeddb5c4cdb3bcc6c6da
    cfded7d431d4c231c8d5c6f0d6c13132d4c23331c8d5d6b9a1a3
    """
  )
  /// ``traditional`` in Big5.
  static let big5 = bytes(
    """
    b6b3b7cbbfa4a448a5c1ac46a9b232303233a67eac46a9b2ab48aea7a4bdb67da475a740a67eabd7b3f8a769
    a143a5bbb3f8a769a5d1bfa4ac46a9b2bfeca4bdabc7bd73a8eea141a9d2a643bcc6bedaaabab2cead70b4c1
    adada6db31a4eb31a4e9b05fa6dc3132a4eb3331a4e9a4eea143
    """
  )
  static let utf8 = Array(simplified.utf8)
  static let utf16LE = Array(simplified.utf16).flatMap {
    [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
  }
  static let utf16BE = Array(simplified.utf16).flatMap {
    [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)]
  }

  /// The bytes that pairs of hexadecimal digits spell; white space is passed over.
  static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
