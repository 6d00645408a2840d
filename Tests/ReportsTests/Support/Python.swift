import Foundation

/// Python as an independent reader of what this package writes.
enum Python {
  static let isPresent =
    (try? run("import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())", input: [49]))
    == [49]

  /// Runs a script whose first argument names a file that holds `input`.
  /// - Returns: what the script prints.
  static func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "nianbao-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](data)
  }
}
