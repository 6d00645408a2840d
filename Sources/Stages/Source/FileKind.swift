/// What a directory entry is to the page source, judged by its name and type.
package enum FileKind: Sendable, Equatable {
  case page
  /// `NAME.meta.json`: belongs to a page, is never one.
  case sidecar
  /// Not read; the label groups it in the notice, by extension or by type.
  case ignored(label: String)

  /// Which files a walk looks for.
  package enum Wanted: Sendable {
    case pages
    /// WARC files, compressed or not.
    case warc
  }

  /// Judges a regular file by its name; letter case does not matter.
  package init(name: some Collection<UInt8>, of wanted: Wanted = .pages) {
    let lowered = name.map { (65...90).contains($0) ? $0 + 32 : $0 }
    if wanted == .warc, lowered.ends(with: ".warc".utf8) || lowered.ends(with: ".warc.gz".utf8) {
      self = .page
    } else if lowered.ends(with: ".meta.json".utf8) {
      self = .sidecar
    } else if let dot = lowered.lastIndex(of: UInt8(ascii: ".")) {
      let suffix = String(decoding: lowered[dot...], as: UTF8.self)
      let isPage = wanted == .pages && Self.pageSuffixes.contains(suffix)
      self = isPage ? .page : .ignored(label: suffix)
    } else {
      self = .ignored(label: "no extension")
    }
  }

  private static let pageSuffixes: Set<String> = [
    ".html", ".htm", ".shtml", ".txt", ".md", ".json",
  ]
}

extension Sequence<UInt8> {
  fileprivate func ends(with suffix: String.UTF8View) -> Bool {
    reversed().starts(with: suffix.reversed())
  }
}
