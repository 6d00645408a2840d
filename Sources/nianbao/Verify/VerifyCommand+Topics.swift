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
    let progress = VerifyProgress()
    let json = arguments.json
    let snapshot: @Sendable (Duration) -> ProgressSnapshot? = { elapsed in
      let (done, total) = progress.now
      return total == 0
        ? nil
        : ProgressSnapshot(done: done, total: total, elapsed: elapsed, unit: "messages")
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
