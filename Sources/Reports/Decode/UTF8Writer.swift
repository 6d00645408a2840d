/// Writes a page's text as UTF-8 and counts what tells a text from other bytes.
///
/// The memory belongs to the caller, who keeps it alive longer than the writer. Every write checks the
/// room left, so too little of it would cut the text and never leave the memory. (Appending to an
/// array is safe without such care, and a third slower.)
@safe
struct UTF8Writer: ScalarSink {
  /// The most bytes that one byte of a page becomes: U+FFFD for an error of one byte.
  static let expansion = 3

  private let output: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are written, from the start of the memory.
  private(set) var count = 0
  /// How many U+FFFD were written for errors.
  private(set) var replacements = 0
  /// How many NULs were met; they are not written.
  private(set) var nuls = 0
  /// How many other control characters were met.
  private(set) var controls = 0
  /// How many characters were met otherwise.
  private(set) var characters = 0

  /// - Parameter output: room for ``expansion`` bytes for each byte to decode.
  @unsafe
  init(_ output: UnsafeMutableBufferPointer<UInt8>) {
    unsafe self.output = output
  }

  var isFull: Bool { false }

  @inline(__always)
  mutating func plain(_ range: Range<Int>, of source: [UInt8]) {
    guard unsafe output.count &- count >= range.count else { return }
    // The guard leaves room behind `count`; the slice checks `range`.
    let room = unsafe UnsafeMutableBufferPointer(rebasing: output[count...])
    _ = unsafe room.update(fromContentsOf: source[range])
    count &+= range.count
    characters &+= range.count
  }

  @inline(__always)
  mutating func scalar(_ value: UInt32, length: Int) {
    if value >= 0x800, value <= 0xFFFF {
      put(0xE0 | value >> 12)
      putContinuation(value >> 6)
      putContinuation(value)
    } else if value < 0x80 {
      guard value != 0 else {
        nuls &+= 1
        return
      }
      put(value)
      if isControl(UInt8(truncatingIfNeeded: value)) {
        controls &+= 1
        return
      }
    } else if value < 0x800 {
      put(0xC0 | value >> 6)
      putContinuation(value)
    } else {
      put(0xF0 | value >> 18)
      putContinuation(value >> 12)
      putContinuation(value >> 6)
      putContinuation(value)
    }
    characters &+= 1
  }

  mutating func malformed(length: Int) {
    put(0xEF)
    put(0xBF)
    put(0xBD)
    replacements &+= 1
  }

  @inline(__always)
  private mutating func putContinuation(_ bits: UInt32) {
    put(0x80 | bits & 0x3F)
  }

  @inline(__always)
  private mutating func put(_ byte: UInt32) {
    guard unsafe count < output.count else { return }
    // `count` was just compared with the size of the memory.
    unsafe output[count] = UInt8(truncatingIfNeeded: byte)
    count &+= 1
  }
}
