import Glibc

/// An open file that closes itself; every call retries when a signal interrupts it.
struct FileHandle: ~Copyable {
  let descriptor: Int32
  private let path: [UInt8]

  /// Opens `path`, relative to the folder `parent` (`AT_FDCWD` when not given).
  init(
    opening path: [UInt8],
    in parent: Int32 = AT_FDCWD,
    flags: Int32,
    mode: mode_t = 0o644,
    action: String = "open"
  ) throws(SystemError) {
    let terminated = path + [0]
    var opened: Int32 = -1
    repeat {
      opened = unsafe terminated.withUnsafeBufferPointer { bytes in
        // SAFETY: `terminated` ends in NUL and outlives the call; CChar and UInt8 share layout.
        guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return -1 }
        let name = unsafe base.assumingMemoryBound(to: CChar.self)
        return unsafe openat(parent, name, flags | O_CLOEXEC, mode)
      }
    } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw SystemError(errno, action: action, path: path) }
    descriptor = opened
    self.path = path
  }

  deinit { close(descriptor) }

  /// What the system knows of the open file.
  borrowing func status() throws(SystemError) -> stat {
    var result = stat()
    // SAFETY: `result` is a valid stat structure for the length of the call.
    guard unsafe fstat(descriptor, &result) == 0 else {
      throw SystemError(errno, action: "inspect", path: path)
    }
    return result
  }

  /// At most `limit` bytes from `offset` on; fewer only at the end of the file.
  borrowing func read(atMost limit: Int, from offset: Int = 0) throws(SystemError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(0, limit)) { buffer, filled in
      // SAFETY: `pread` is given only the part of the buffer that is not filled yet.
      while filled < limit, let base = buffer.baseAddress {
        let count = unsafe pread(descriptor, base + filled, limit - filled, offset + filled)
        if count > 0 {
          filled += count
        } else if count == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw SystemError(failure, action: "read", path: path) }
    return bytes
  }

  /// Writes all of `bytes`: at `offset`, or where the last write ended.
  borrowing func write(_ bytes: [UInt8], at offset: Int? = nil) throws(SystemError) {
    var failure: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      var written = 0
      // SAFETY: the calls are given only the part of the buffer that is not written yet.
      while written < buffer.count, let base = buffer.baseAddress {
        let left = buffer.count - written
        let count =
          if let offset { unsafe pwrite(descriptor, base + written, left, offset + written) } else {
            unsafe Glibc.write(descriptor, base + written, left)
          }
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw SystemError(failure, action: "write", path: path) }
  }

  /// Returns when the file's bytes and size are on the disk.
  borrowing func synchronize() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw SystemError(errno, action: "sync", path: path) }
  }
}
