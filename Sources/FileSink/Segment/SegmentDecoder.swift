import CZstd

/// Decompresses one file piece by piece; what does not decompress is a fact, not an error.
final class SegmentDecoder {
  /// The pointer is owned by the decoder, used by it alone, and freed with it.
  @safe private enum State {
    case plain
    case gzip(Inflater)
    case zstd(OpaquePointer)
  }

  private static let outputLimit = 1 << 18

  private let state: State
  private var isFinished: Bool
  /// Why the bytes are no whole file of this compression; nil as long as they are.
  private(set) var problem: String?

  /// Makes a decoder; nil when the library has no memory.
  init?(_ compression: Compression) {
    switch compression {
    case .none: state = .plain
    case .gz:
      guard let inflater = Inflater(.gzip) else { return nil }
      state = .gzip(inflater)
    case .zst:
      guard let context = unsafe ZSTD_createDCtx() else { return nil }
      unsafe state = .zstd(context)
    }
    isFinished = compression == .none
  }

  deinit {
    switch state {
    case .plain, .gzip: break
    case .zstd(let context): unsafe _ = ZSTD_freeDCtx(context)
    }
  }

  /// Decompresses from `input` at `read` on, and moves `read`; at most 256 KiB come out.
  func decode(_ input: [UInt8], from read: inout Int) -> [UInt8] {
    if problem != nil {
      read = input.count
      return []
    }
    switch state {
    case .plain:
      defer { read = input.count }
      return Array(input[read...])
    case .gzip(let inflater): return inflate(inflater, input, &read)
    case .zstd(let context): return unsafe decompress(context, input, &read)
    }
  }

  /// Says that no input is left: a file that ended early has a problem from now on.
  func end() {
    if !isFinished, problem == nil { problem = "its compressed data ends early" }
  }

  private func inflate(_ inflater: Inflater, _ input: [UInt8], _ read: inout Int) -> [UInt8] {
    if isFinished { return trailing(input, &read) }
    let (output, progress) = inflater.inflate(input, from: &read, atMost: Self.outputLimit)
    switch progress {
    case .going: break
    case .ended: isFinished = true
    case .damaged: problem = "its compressed data is damaged"
    }
    return output
  }

  private func decompress(
    _ context: OpaquePointer,
    _ input: [UInt8],
    _ read: inout Int
  ) -> [UInt8] {
    if isFinished { return trailing(input, &read) }
    var result = 0
    var position = read
    let output = unsafe [UInt8](unsafeUninitializedCapacity: Self.outputLimit) { buffer, count in
      unsafe input.withUnsafeBytes { bytes in
        var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: position)
        var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        // Both buffers outlive the call and their lengths are passed along.
        result = unsafe ZSTD_decompressStream(context, &target, &source)
        position = unsafe source.pos
        count = unsafe target.pos
      }
    }
    read = position
    if ZSTD_isError(result) != 0 {
      problem = "its compressed data is damaged"
    } else if result == 0 {
      isFinished = true
    }
    return output
  }

  private func trailing(_ input: [UInt8], _ read: inout Int) -> [UInt8] {
    if read < input.count { problem = "something follows its compressed data" }
    read = input.count
    return []
  }
}
