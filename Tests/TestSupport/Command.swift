package import Foundation

/// One start of the real, built `nianbao`, or of another program.
package final class Command {
  /// How a command ended and what it wrote.
  package struct Result {
    /// The exit code, or minus the signal's number.
    package var status: Int32
    package var output: String
    package var errors: String
  }

  private let process = Process()
  private let folder: TemporaryFolder

  package var identifier: pid_t { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }

  /// Starts the command; its input and output are files, so that no pipe can fill up.
  package init(
    _ arguments: [String],
    program: URL? = nil,
    environment: [String: String] = [:],
    input: [UInt8] = []
  ) throws {
    folder = try TemporaryFolder()
    process.executableURL = try program ?? Self.executable()
    process.arguments = arguments
    process.environment = environment
    try Data(input).write(to: URL(filePath: folder.path + "/input"))
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.path + "/input"))
    process.standardOutput = try Self.file(folder.path + "/output")
    process.standardError = try Self.file(folder.path + "/errors")
    try process.run()
  }

  /// Starts the command and waits for its end.
  package static func run(
    _ arguments: [String],
    program: URL? = nil,
    environment: [String: String] = [:],
    input: [UInt8] = []
  ) throws -> Result {
    try Command(arguments, program: program, environment: environment, input: input).wait()
  }

  package func send(_ signal: Int32) { kill(identifier, signal) }

  /// What it has written to standard error so far.
  package func errors() throws -> String {
    try String(contentsOfFile: folder.path + "/errors", encoding: .utf8)
  }

  package func wait() throws -> Result {
    process.waitUntilExit()
    let status = process.terminationStatus
    return Result(
      status: process.terminationReason == .exit ? status : -status,
      output: try String(contentsOfFile: folder.path + "/output", encoding: .utf8),
      errors: try errors()
    )
  }

  private static func file(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// The binary that was built beside this test bundle.
  package static func executable() throws -> URL {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let path = URL(filePath: own).deletingLastPathComponent().appending(path: "nianbao")
    guard FileManager.default.isExecutableFile(atPath: path.path()) else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: path.path()])
    }
    return path
  }
}
