import CZlib
import CZstd

/// How files are compressed; the same bytes in give the same bytes out.
package enum Compression: String, Sendable, CaseIterable {
  case none
  case zst
  case gz

  /// What a file's name ends in: nothing, `.zst` or `.gz`.
  package var fileSuffix: String {
    switch self {
    case .none: ""
    case .zst: ".zst"
    case .gz: ".gz"
    }
  }

  /// Compresses a whole file.
  ///
  /// - Throws: `.compression`, when the library has no memory for it.
  package func compress(_ bytes: [UInt8], path: String) throws(FileSinkError) -> [UInt8] {
    switch self {
    case .none: bytes
    case .zst: try Self.zstd(bytes, path: path)
    case .gz: try Self.gzip(bytes, path: path)
    }
  }

  /// One frame at level 3 that states its content size and ends in a checksum.
  private static func zstd(_ bytes: [UInt8], path: String) throws(FileSinkError) -> [UInt8] {
    guard let context = unsafe ZSTD_createCCtx() else {
      throw .compression(path: path, problem: "zstd has no memory")
    }
    defer { unsafe _ = ZSTD_freeCCtx(context) }
    for (parameter, value) in [
      (ZSTD_c_compressionLevel, 3), (ZSTD_c_contentSizeFlag, 1), (ZSTD_c_checksumFlag, 1),
    ] {
      let result = unsafe ZSTD_CCtx_setParameter(context, parameter, Int32(value))
      try check(result, path)
    }
    let bound = ZSTD_compressBound(bytes.count)
    try check(bound, path)
    var result = 0
    // Both buffers outlive the call and their lengths are passed along.
    let frame = unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      unsafe bytes.withUnsafeBytes { input in
        result = unsafe ZSTD_compress2(
          context,
          output.baseAddress,
          output.count,
          input.baseAddress,
          input.count
        )
      }
      count = ZSTD_isError(result) == 0 ? result : 0
    }
    try check(result, path)
    return frame
  }

  private static func check(_ result: Int, _ path: String) throws(FileSinkError) {
    guard ZSTD_isError(result) != 0 else { return }
    // The library returns a static, terminated string for every code.
    let problem = unsafe String(cString: ZSTD_getErrorName(result))
    throw .compression(path: path, problem: "zstd: \(problem)")
  }

  /// One gzip member at level 6 without name or time, its system byte "unknown".
  private static func gzip(_ bytes: [UInt8], path: String) throws(FileSinkError) -> [UInt8] {
    // zlib keeps the stream's address, so it lives on the heap.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    defer { unsafe stream.deallocate() }
    guard unsafe nianbao_gzip_init(stream, 6) == Z_OK else {
      throw .compression(path: path, problem: "zlib has no memory")
    }
    defer { unsafe _ = deflateEnd(stream) }
    var member: [UInt8] = []
    var read = 0
    var status = Z_OK
    while status == Z_OK {
      // Lengths are 32 bits wide in zlib, so the input is given piece by piece.
      let piece = min(bytes.count - read, 1 << 20)
      let flush = read + piece == bytes.count ? Z_FINISH : Z_NO_FLUSH
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
        }
      }
      member += chunk
    }
    guard status == Z_STREAM_END, member.count > 9 else {
      throw .compression(path: path, problem: "zlib: code \(status)")
    }
    // RFC 1952, byte 9: the system. 255 is "unknown", whatever this library was built for.
    member[9] = 255
    return member
  }
}
