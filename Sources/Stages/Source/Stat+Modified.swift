import Glibc

extension stat {
  /// Nanoseconds since 1970 of the last modification.
  var modified: Int {
    Int(st_mtim.tv_sec) &* 1_000_000_000 &+ Int(st_mtim.tv_nsec)
  }
}
