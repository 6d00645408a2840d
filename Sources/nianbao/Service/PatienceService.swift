import ServiceLifecycle
import Stages

/// Ends the work when brokers stay away, even if the work's own clean end has to wait for them.
struct PatienceService: Service {
  let patience: Patience

  func run() async throws {
    do {
      try await patience.run()
    } catch let error as Patience.Exhausted {
      let end = CommandEnd(failure: error)
      ProcessDeadline.arm(end.code, saying: end.message)
      throw error
    }
  }
}
