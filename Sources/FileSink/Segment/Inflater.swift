import CZlib

/// zlib's decompressor, piece by piece; what does not decompress is a fact, not an error.
///
/// The pointer is owned by this object, used by it alone, and freed with it; zlib keeps the stream's
/// address, so it lives on the heap.
@safe package final class Inflater {
  /// What stands around the compressed data.
  package enum Format: Int32 {
    case gzip = 31
    case zlib = 15
    case raw = -15
  }

  /// How far the data is after a piece.
  package enum Progress: Sendable, Equatable {
    /// More input is needed, or more output is to be had.
    case going
    /// All of one stream came out, and its check sum is right.
    case ended
    case damaged
  }

  private let stream: UnsafeMutablePointer<z_stream>

  /// `nil` when the library has no memory.
  package init?(_ format: Format) {
    unsafe self.stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(stream, format.rawValue, ZLIB_VERSION, size) == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for a new stream.
  package func reset() { unsafe _ = inflateReset(stream) }

  /// Decompresses from `input` at `read` on, and moves `read`; at most `limit` bytes come out.
  package func inflate(
    _ input: [UInt8],
    from read: inout Int,
    atMost limit: Int
  ) -> (output: [UInt8], progress: Progress) {
    var code = Z_OK
    let start = max(0, min(read, input.count))
    let rest = min(input.count - start, 1 << 30)
    var left = rest
    let output = unsafe [UInt8](unsafeUninitializedCapacity: max(0, limit)) { buffer, count in
      unsafe input.withUnsafeBytes { bytes in
        // zlib only reads through `next_in`; both buffers outlive the call.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: bytes.baseAddress?.assumingMemoryBound(to: Bytef.self).advanced(by: start)
        )
        unsafe stream.pointee.avail_in = uInt(rest)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = uInt(buffer.count)
        code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        left = unsafe Int(stream.pointee.avail_in)
        count = unsafe buffer.count - Int(stream.pointee.avail_out)
      }
    }
    read = start + rest - left
    switch code {
    case Z_STREAM_END: return (output, .ended)
    case Z_OK, Z_BUF_ERROR: return (output, .going)
    default: return (output, .damaged)
    }
  }
}
