package import Glibc

/// What a file is, as far as anybody here asks.
package struct FileStatus: Sendable, Equatable {
  /// Kinds of directory entries.
  package enum Kind: Sendable {
    case regular
    case directory
    case link
    case other
  }

  package let kind: Kind
  /// Length in bytes.
  package let size: Int64
  /// Time of the last change of content, nanoseconds since 1970.
  package let modified: Int64
  /// The file system's number.
  package let device: UInt64

  package init(_ raw: stat) {
    switch raw.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int64(raw.st_size)
    device = UInt64(raw.st_dev)
    let (nanoseconds, overflow) = Int64(raw.st_mtim.tv_sec)
      .multipliedReportingOverflow(by: 1_000_000_000)
    modified = overflow ? 0 : nanoseconds &+ Int64(raw.st_mtim.tv_nsec)
  }
}
