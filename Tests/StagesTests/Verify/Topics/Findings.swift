import Stages

/// Collects findings for a test.
final class Findings {
  private(set) var all: [VerifyFinding] = []
  private(set) var log = FindingLog { _ in }

  init(isLimited: Bool = false) {
    log = FindingLog(maker: .stages, isLimited: isLimited) { [unowned self] in all.append($0) }
  }

  var kinds: [VerifyFinding.Kind] { all.map(\.kind) }
}
