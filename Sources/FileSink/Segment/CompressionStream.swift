import CZlib
import CZstd

/// Compresses a file piece by piece, in memory that does not grow with it.
///
/// The result is one zstd frame or one gzip member, as ``Compression/compress(_:path:)`` makes them,
/// but for the content's size, which a stream does not know beforehand.
@safe
final class CompressionStream {
  @safe private enum State {
    case none
    case zstd(OpaquePointer)
    case gzip(UnsafeMutablePointer<z_stream>)
  }

  private let state: State
  private let path: String
  /// zlib's header is patched once, in the first bytes that come out.
  private var isAtStart = true

  /// - Throws: `.compression`, when the library has no memory for it.
  init(_ compression: Compression, path: String) throws(FileSinkError) {
    self.path = path
    switch compression {
    case .none: state = .none
    case .zst:
      guard let context = unsafe ZSTD_createCCtx() else {
        throw .compression(path: path, problem: "zstd has no memory")
      }
      unsafe _ = ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3)
      unsafe _ = ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
      unsafe state = .zstd(context)
    case .gz:
      // zlib keeps the stream's address, so it lives on the heap.
      let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
      unsafe stream.initialize(to: z_stream())
      guard unsafe nianbao_gzip_init(stream, 6) == Z_OK else {
        unsafe stream.deallocate()
        throw .compression(path: path, problem: "zlib has no memory")
      }
      unsafe state = .gzip(stream)
    }
  }

  deinit {
    switch state {
    case .none: break
    case .zstd(let context): unsafe _ = ZSTD_freeCCtx(context)
    case .gzip(let stream):
      unsafe _ = deflateEnd(stream)
      unsafe stream.deallocate()
    }
  }

  /// What comes out for these bytes; with `isLast`, also all that is held back.
  func compress(_ bytes: [UInt8], isLast: Bool) throws(FileSinkError) -> [UInt8] {
    switch state {
    case .none: return bytes
    case .zstd(let context): return try unsafe zstd(context, bytes, isLast)
    case .gzip(let stream): return try unsafe gzip(stream, bytes, isLast)
    }
  }

  private func zstd(
    _ context: OpaquePointer,
    _ bytes: [UInt8],
    _ isLast: Bool
  ) throws(FileSinkError) -> [UInt8] {
    var (out, read, left): ([UInt8], Int, Int) = ([], 0, 0)
    repeat {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 17) { output, count in
        unsafe bytes.withUnsafeBytes { input in
          // Both buffers outlive the call and their lengths are passed along.
          var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: read)
          var target = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
          left = unsafe ZSTD_compressStream2(
            context,
            &target,
            &source,
            isLast ? ZSTD_e_end : ZSTD_e_continue
          )
          unsafe read = source.pos
          unsafe count = target.pos
        }
      }
      guard ZSTD_isError(left) == 0 else {
        // The library returns a static, terminated string for every code.
        let problem = unsafe String(cString: ZSTD_getErrorName(left))
        throw .compression(path: path, problem: "zstd: \(problem)")
      }
      out += chunk
    } while read < bytes.count || (isLast && left > 0)
    return out
  }

  private func gzip(
    _ stream: UnsafeMutablePointer<z_stream>,
    _ bytes: [UInt8],
    _ isLast: Bool
  ) throws(FileSinkError) -> [UInt8] {
    var (out, read, status): ([UInt8], Int, Int32) = ([], 0, Z_OK)
    var isFull = false
    repeat {
      let piece = min(bytes.count - read, 1 << 20)
      let flush = isLast && read + piece == bytes.count ? Z_FINISH : Z_NO_FLUSH
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { output, count in
        unsafe bytes.withUnsafeBytes { input in
          // zlib only reads through `next_in`; both buffers outlive the call.
          unsafe stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.baseAddress?.assumingMemoryBound(to: Bytef.self).advanced(by: read)
          )
          unsafe stream.pointee.avail_in = uInt(piece)
          unsafe stream.pointee.next_out = output.baseAddress
          unsafe stream.pointee.avail_out = uInt(output.count)
          status = unsafe deflate(stream, flush)
          unsafe read += piece - Int(stream.pointee.avail_in)
          unsafe count = output.count - Int(stream.pointee.avail_out)
          unsafe isFull = stream.pointee.avail_out == 0
        }
      }
      // "No progress possible" is no error when there was nothing to do.
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw .compression(path: path, problem: "zlib: code \(status)")
      }
      out += chunk
    } while read < bytes.count || isFull || (isLast && status == Z_OK)
    if isAtStart, out.count > 9 {
      // RFC 1952, byte 9: the system. 255 is "unknown", whatever this library was built for.
      out[9] = 255
      isAtStart = false
    }
    return out
  }
}
