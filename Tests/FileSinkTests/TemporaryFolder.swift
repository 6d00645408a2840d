import Foundation

/// A folder of one test's own, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("nianbao-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path inside the folder.
  func path(_ name: String) -> String {
    "\(path)/\(name)"
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name),
      withIntermediateDirectories: true
    )
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  /// Every file below the folder with its bytes; locks, which carry a process id, are left out.
  func files(under name: String = ".") throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for entry in try FileManager.default.subpathsOfDirectory(atPath: path(name)) {
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(
        atPath: path("\(name)/\(entry)"),
        isDirectory: &isFolder
      )
      if isFolder.boolValue || entry.hasSuffix(".lock") { continue }
      found[entry] = try read("\(name)/\(entry)")
    }
    return found
  }
}

/// Runs a program to its end and gives what it wrote.
@discardableResult
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: [UInt8]) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let output = Array(pipe.fileHandleForReading.readDataToEndOfFile())
  process.waitUntilExit()
  return (process.terminationStatus, output)
}
