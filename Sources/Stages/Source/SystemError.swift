import Glibc

/// A system call on a file that failed: what was tried, on which path, and the system's reason.
package struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The `errno` of the call.
  package let code: Int32
  /// What was tried, as a verb that fits after "cannot": `open`, `read`, `list`.
  package let action: String
  package let path: String

  package init(_ code: Int32, action: String, path: [UInt8]) {
    self.code = code
    self.action = action
    self.path = String(decoding: path, as: UTF8.self)
  }

  package init(_ code: Int32, action: String, path: String) {
    self.code = code
    self.action = action
    self.path = path
  }

  package var description: String { "cannot \(action) \(path): \(reason)" }

  /// The system's own words for ``code``.
  package var reason: String {
    // SAFETY: the buffer outlives the call, its length is passed, and strerror_r
    // leaves a NUL-terminated string in it when it returns 0.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let base = buffer.baseAddress, unsafe strerror_r(code, base, 256) == 0
      else { return "error \(code)" }
      return unsafe String(cString: base)
    }
  }
}
