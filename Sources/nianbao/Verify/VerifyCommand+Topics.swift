import Operations
import Stages

extension VerifyCommand {
  /// Verifies topics and the folders of sinks.
  func verify(
    _ settings: TopicVerifySettings,
    _ service: ServiceCommand,
    _ kafka: KafkaSettings
  ) async throws {
    let patience = service.patience(kafka)
    let progress = ScanProgress()
    let json = arguments.json
    let snapshot: @Sendable (Duration) -> ProgressSnapshot? = {
      ProgressSnapshot(progress, elapsed: $0)
    }
    let summary = try await service.inquire(patience, progress: snapshot) {
      let verification = TopicVerify(settings, patience: patience, progress: progress) { finding in
        print(json ? VerifyText.json(finding) : VerifyText.line(finding))
      }
      return try await verification.run()
    }
    let report = TopicVerifyText(settings: settings, summary: summary)
    print(json ? report.json : report.closing)
    if !summary.isClean { throw CommandEnd(ExitStatus.verifyFound) }
  }
}
