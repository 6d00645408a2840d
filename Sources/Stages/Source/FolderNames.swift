import Glibc

/// The names in one folder, sorted as their full paths are: a folder's name counts with a `/` behind it.
///
/// All names lie in one array, 16 bytes of book-keeping each, so that a folder of a million files
/// costs tens of megabytes and not hundreds.
struct FolderNames {
  /// The type as `readdir` tells it; `unknown` where the file system does not say.
  enum EntryType: UInt8 {
    case file
    case folder
    case link
    case special
    case unknown
  }

  private struct Slot {
    var start: Int
    var length: Int32
    var type: EntryType
  }

  private var bytes: [UInt8] = []
  private var slots: [Slot] = []

  var count: Int { slots.count }

  /// The name without a `/`.
  func name(at index: Int) -> ArraySlice<UInt8> {
    let slot = slots[index]
    let end = slot.start + Int(slot.length) - (slot.type == .folder ? 1 : 0)
    return bytes[slot.start..<end]
  }

  func type(at index: Int) -> EntryType { slots[index].type }

  mutating func append(name: some Collection<UInt8>, type: EntryType) {
    let start = bytes.count
    bytes.append(contentsOf: name)
    if type == .folder { bytes.append(UInt8(ascii: "/")) }
    slots.append(Slot(start: start, length: Int32(clamping: bytes.count - start), type: type))
  }

  mutating func sort() {
    let bytes = bytes
    slots.sort { left, right in
      bytes[left.start..<(left.start + Int(left.length))]
        .lexicographicallyPrecedes(bytes[right.start..<(right.start + Int(right.length))])
    }
  }

  /// Reads the folder at `path`, relative to the open folder `root`.
  static func read(_ path: [UInt8], in root: Int32) throws(SystemError) -> FolderNames {
    let handle = try FileHandle(
      opening: path.isEmpty ? [UInt8(ascii: ".")] : path,
      in: root,
      flags: O_RDONLY | O_DIRECTORY | O_NOFOLLOW,
      action: "list"
    )
    let copy = dup(handle.descriptor)
    guard copy >= 0 else { throw SystemError(errno, action: "list", path: path) }
    // SAFETY: the stream owns `copy` from here on and is closed on every way out.
    guard let stream = unsafe fdopendir(copy) else {
      let code = errno
      close(copy)
      throw SystemError(code, action: "list", path: path)
    }
    defer { unsafe closedir(stream) }
    var names = FolderNames()
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw SystemError(errno, action: "list", path: path) }
        break
      }
      // SAFETY: `d_name` is NUL-terminated inside the entry, which is valid until the next
      // readdir; the bytes are copied before that.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
      let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
      let name = unsafe UnsafeRawBufferPointer(start: start, count: length)
      if unsafe isDotName(name) { continue }
      unsafe names.append(name: name, type: entryType(entry.pointee.d_type))
    }
    return names
  }

  private static func isDotName(_ name: UnsafeRawBufferPointer) -> Bool {
    unsafe (name.count == 1 || name.count == 2) && name.allSatisfy { $0 == UInt8(ascii: ".") }
  }

  private static func entryType(_ type: UInt8) -> EntryType {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): .unknown
    default: .special
    }
  }
}
