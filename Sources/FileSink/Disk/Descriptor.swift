import Crypto
import Glibc
import Reports

/// The one owner of a file descriptor; closes it at the end of its life.
///
/// Calls interrupted by a signal are repeated, short reads and writes are completed.
package struct Descriptor: ~Copyable, Sendable {
  /// The descriptor's number, valid as long as this value lives.
  package let number: Int32
  /// The file's path, for messages only.
  package let path: String

  /// Takes over an open descriptor.
  package init(owning number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  deinit {
    _ = Glibc.close(number)
  }

  /// Appends all bytes at the file's position.
  ///
  /// - Throws: `.system`; some of the bytes may be written by then.
  package func write(_ bytes: [UInt8]) throws(FileSinkError) {
    var done = 0
    while done < bytes.count {
      let result = unsafe bytes.withUnsafeBytes { buffer in
        // `done` is below the count, so the rest of the buffer is not empty and has an address.
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        return unsafe Glibc.write(number, rest.baseAddress, rest.count)
      }
      if result > 0 {
        done += result
      } else if result < 0, errno != EINTR {
        throw .system(call: "write", path: path, errno: errno)
      }
    }
  }

  /// Reads up to `limit` bytes from the file's position; empty at its end.
  package func read(upTo limit: Int) throws(FileSinkError) -> [UInt8] {
    var failure: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      repeat {
        let result = unsafe Glibc.read(number, buffer.baseAddress, limit)
        count = max(result, 0)
        failure = result < 0 ? errno : 0
      } while failure == EINTR
    }
    if failure != 0 { throw .system(call: "read", path: path, errno: failure) }
    return chunk
  }

  /// Reads what is left of a small file.
  ///
  /// - Throws: `.system` with `EFBIG` when that is more than `limit` bytes.
  package func readAll(limit: Int) throws(FileSinkError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let chunk = try read(upTo: 1 << 16)
      if chunk.isEmpty { return all }
      all += chunk
      if all.count > limit { throw .system(call: "read", path: path, errno: EFBIG) }
    }
  }

  /// Length and SHA-256 of what is left of the file, in bounded memory.
  package func digest() throws(FileSinkError) -> (bytes: Int64, sha256: String) {
    var hasher = SHA256()
    var bytes: Int64 = 0
    while true {
      let chunk = try read(upTo: 1 << 18)
      if chunk.isEmpty { return (bytes, hexadecimal(hasher.finalize())) }
      hasher.update(data: chunk)
      bytes += Int64(chunk.count)
    }
  }

  /// Forces the file's bytes and length to the disk.
  ///
  /// - Throws: `.fsyncFailed`, after which nobody knows what the disk holds.
  package func synchronize() throws(FileSinkError) {
    while fsync(number) != 0 {
      if errno != EINTR { throw .fsyncFailed(path: path, errno: errno) }
    }
  }

  /// Cuts the file to `length` bytes.
  package func truncate(to length: Int64) throws(FileSinkError) {
    while ftruncate(number, off_t(length)) != 0 {
      if errno != EINTR { throw .system(call: "truncate", path: path, errno: errno) }
    }
  }

  /// Takes the advisory lock on the whole file without waiting; false when another holds it.
  package func lock(shared: Bool = false) throws(FileSinkError) -> Bool {
    while flock(number, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw .system(call: "lock", path: path, errno: errno) }
    }
    return true
  }

  /// What the system knows of the open file.
  package func status() throws(FileSinkError) -> FileStatus {
    var raw = stat()
    // `raw` is a local of the type the call fills.
    guard unsafe fstat(number, &raw) == 0 else {
      throw .system(call: "stat", path: path, errno: errno)
    }
    return FileStatus(raw)
  }
}
