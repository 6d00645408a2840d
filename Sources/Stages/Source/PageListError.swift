/// A page list that is not what was written.
package enum PageListError: Error, Sendable, Equatable, CustomStringConvertible {
  case damagedLine(path: String, line: Int)
  case gap(path: String, expected: Int)

  package var description: String {
    switch self {
    case .damagedLine(let path, let line):
      "line \(line) of the page list \(path) is damaged; restore the file, or "
        + "start with a new folder (--out, or --state)"
    case .gap(let path, let expected):
      "the page list \(path) does not go on at position \(expected): a part beside it is "
        + "missing or cut; restore it, or start with a new folder (--out, or --state)"
    }
  }
}
