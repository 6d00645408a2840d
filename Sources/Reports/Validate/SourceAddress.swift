/// What the address of a page says of its origin.
enum SourceAddress {
  /// The host of an `http(s)` address, lowercase and without port; `nil` for other schemes.
  static func host(of url: String) -> String? {
    let lower = url.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://"),
      let start = lower.range(of: "//")
    else { return nil }
    var authority = lower[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = authority.lastIndex(of: "@") {
      authority = authority[authority.index(after: at)...]
    }
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      return String(authority[...end])
    }
    let host = authority.prefix { $0 != ":" }
    return host.isEmpty ? nil : String(host)
  }

  /// Whether a host belongs to the government's domain gov.cn.
  static func isOfficial(_ host: String?) -> Bool {
    guard let host else { return false }
    return host == "gov.cn" || host.hasSuffix(".gov.cn")
  }
}

extension String {
  /// The place behind the first occurrence of a word.
  fileprivate func range(of word: String) -> Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(word) { return self.index(index, offsetBy: word.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
