import Operations
import Stages

/// The settings of a command about dead letters, and its way to the brokers.
struct DeadTask {
  let settings: DeadSettings
  private let kafka: KafkaSettings
  private let log: LogSettings

  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    kafka = try KafkaSettings(&reader, patience: 30)
    log = try LogSettings(&reader)
    settings = DeadSettings(
      client: kafka.client,
      topics: kafka.topics,
      patience: kafka.patience
    )
  }

  /// Runs `body` with a progress that is shown while it reads.
  ///
  /// - Throws: ``CommandEnd``.
  func run<Result: Sendable>(
    for command: String,
    _ body: @escaping @Sendable (Patience, ScanProgress) async throws -> Result
  ) async throws -> Result {
    try kafka.check(for: command)
    let service = ServiceCommand(log)
    let patience = service.patience(kafka)
    let progress = ScanProgress()
    let snapshot: @Sendable (Duration) -> ProgressSnapshot? = {
      ProgressSnapshot(progress, elapsed: $0)
    }
    return try await service.inquire(patience, progress: snapshot) {
      try await body(patience, progress)
    }
  }
}
