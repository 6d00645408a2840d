import Glibc

/// Reads a file line by line through a buffer; holds no descriptor between two refills, so that
/// any number of files can be read side by side.
struct LineReader {
  /// The file, for messages.
  let path: String
  private let chunk: Int
  private var offset = 0
  private var buffer: [UInt8] = []
  private var index = 0
  private var atEnd = false

  init(path: String, chunk: Int = 1 << 16) {
    self.path = path
    self.chunk = chunk
  }

  /// The next line without its newline; `nil` at the end.
  ///
  /// A last line without newline counts.
  mutating func next() throws(SystemError) -> ArraySlice<UInt8>? {
    var searched = index
    while true {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { index = newline + 1 }
        return buffer[index..<newline]
      }
      if atEnd {
        guard index < buffer.count else { return nil }
        defer { index = buffer.count }
        return buffer[index...]
      }
      searched = buffer.count - index
      try refill()
    }
  }

  private mutating func refill() throws(SystemError) {
    buffer.removeFirst(index)
    index = 0
    // A line longer than the buffer doubles it, so that long lines stay linear work.
    let wanted = max(chunk, buffer.count)
    let handle = try FileHandle(opening: Array(path.utf8), flags: O_RDONLY)
    let more = try handle.read(atMost: wanted, from: offset)
    offset += more.count
    atEnd = more.count < wanted
    buffer.append(contentsOf: more)
  }
}
