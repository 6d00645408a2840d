/// What an input is.
package enum InputKind: String, Sendable {
  /// A directory of page files.
  case pages
  /// A WARC file, or a directory of them.
  case warc
}
