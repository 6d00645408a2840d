/// What earlier runs made of pages: looked up when a file looks touched.
package protocol EarlierOutput {
  /// The `nb-id` of what was processed at each of `positions` (ascending); those without are absent.
  func identities(at positions: [Int]) throws -> [Int: String]
}
