import Foundation
import Glibc
import Kafka
import TestSupport

/// A broker to test on: the one of `NIANBAO_TEST_BROKERS`, or a small one of the test tools that is
/// started here and goes away with the last reference.
final class TestBroker: Sendable {
  /// `HOST:PORT`.
  let address: String
  /// Our own broker's process; 0 for an external one.
  let identifier: pid_t
  private let folder: TemporaryFolder?

  /// The external broker, if one is named.
  static let external: String? = ProcessInfo.processInfo.environment["NIANBAO_TEST_BROKERS"]
    .flatMap { $0.isEmpty ? nil : $0 }

  /// Whether there is a broker; suites that need one are skipped otherwise.
  static let isThere = external != nil || python != nil

  /// Starts the broker and waits until it takes connections.
  ///
  /// It dies with the test process, too, whatever ends that.
  init() throws {
    if let external = Self.external {
      (address, identifier, folder) = (external, 0, nil)
      return
    }
    guard let python = Self.python else { throw CocoaError(.fileNoSuchFile) }
    let folder = try TemporaryFolder()
    let port = Int.random(in: 20_000...30_000)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "setpriv", "--pdeathsig", "KILL", python, "scripts/test-broker", "\(port)",
      folder.path + "/broker",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.folder = folder
    identifier = process.processIdentifier
    address = "127.0.0.1:\(port)"
    for _ in 0..<200 where !Self.answers(port) { usleep(50_000) }
  }

  deinit { if identifier != 0 { kill(identifier, SIGKILL) } }

  /// Settings of clients on this broker.
  func settings(_ properties: [ClientSettings.Property] = []) throws -> ClientSettings {
    try ClientSettings(brokers: address, properties: properties)
  }

  /// A prefix that no other test uses.
  func prefix(_ name: String) -> String {
    "\(name)-\(String(UInt32.random(in: 0...UInt32.max), radix: 36))"
  }

  /// Stops our own broker without ending it, as if the network were gone.
  func pause() { if identifier != 0 { kill(identifier, SIGSTOP) } }

  func resume() { if identifier != 0 { kill(identifier, SIGCONT) } }

  /// The Python of the test tools, which the broker comes with.
  private static let python: String? = {
    let python = ".build-tests/bin/python"
    return FileManager.default.isExecutableFile(atPath: python) ? python : nil
  }()

  private static func answers(_ port: Int) -> Bool {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // SAFETY: the address is a local of the size that is passed along.
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
