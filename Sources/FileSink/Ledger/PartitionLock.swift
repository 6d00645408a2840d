import Glibc

/// The lock on one partition, held as long as this value lives and freed when its process dies.
package struct PartitionLock: ~Copyable, Sendable {
  private let file: Descriptor

  /// Takes the lock on `ledger/PARTITION.lock` for writing and leaves this process's id in it.
  ///
  /// - Throws: `.locked` with the last writer's id when another process holds it.
  package static func take(
    in ledger: Directory,
    partition: String
  ) throws(FileSinkError) -> PartitionLock {
    let file = try ledger.append("\(partition).lock")
    var tries = 0
    while try !file.lock() {
      tries += 1
      guard tries < 20 else { throw .locked(path: file.path, pid: try owner(file)) }
      // A child that is being started holds a copy of the descriptor until its program is loaded.
      usleep(10_000)
    }
    try file.truncate(to: 0)
    try file.write(Array("\(getpid())\n".utf8))
    return PartitionLock(file: file)
  }

  /// Takes the lock for reading, so that no writer starts meanwhile; nil when there never was one.
  ///
  /// - Throws: `.locked` with the writer's id when a writer holds it.
  package static func share(
    in ledger: Directory,
    partition: String
  ) throws(FileSinkError) -> PartitionLock? {
    let file: Descriptor
    do {
      file = try ledger.read("\(partition).lock")
    } catch .system("open", _, ENOENT) {
      return nil
    }
    guard try file.lock(shared: true) else {
      throw .locked(path: file.path, pid: try owner(file))
    }
    return PartitionLock(file: file)
  }

  private static func owner(_ file: borrowing Descriptor) throws(FileSinkError) -> Int32? {
    Int32(String(decoding: try file.read(upTo: 32), as: UTF8.self).prefix { $0.isNumber })
  }
}
