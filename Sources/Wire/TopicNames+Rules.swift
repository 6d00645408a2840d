extension TopicNames {
  /// Why Kafka would refuse topics with this prefix, in one clause; `nil` when it would not.
  package static func problem(ofPrefix prefix: String) -> String? {
    if prefix.isEmpty { return "it must not be empty" }
    let isPlain = prefix.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isPlain else { return "it may hold the letters a to z and A to Z, digits, '.', '_', '-'" }
    let longest = TopicNames(prefix: prefix).progress.utf8.count
    guard longest <= 249 else {
      return "it may have \(249 - (longest - prefix.utf8.count)) characters"
    }
    return nil
  }
}
