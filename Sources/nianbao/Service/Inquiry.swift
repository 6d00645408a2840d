import ServiceLifecycle
import Synchronization

/// Work that ends with a result and that a signal may simply break off.
final class Inquiry<Result: Sendable>: Service {
  private let body: @Sendable () async throws -> Result
  private let found = Mutex<Result?>(nil)

  /// What came out; `nil` when it was broken off.
  var result: Result? { found.withLock { $0 } }

  init(_ body: @escaping @Sendable () async throws -> Result) { self.body = body }

  func run() async throws {
    do {
      try await cancelWhenGracefulShutdown {
        let result = try await self.body()
        self.found.withLock { $0 = result }
      }
    } catch is CancellationError {}
  }
}
