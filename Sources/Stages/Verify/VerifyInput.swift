/// An input that a folder's pages came from, to be compared with what the folder holds.
package struct VerifyInput: Sendable, Equatable {
  /// As in the manifest: `pages`.
  package var kind: String
  /// The directory as the user wrote it.
  package var path: String

  package init(kind: String, path: String) {
    self.kind = kind
    self.path = path
  }
}
