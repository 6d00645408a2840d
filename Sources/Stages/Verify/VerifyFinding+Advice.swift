extension VerifyFinding {
  /// What to do about it, one sentence.
  package var advice: String {
    switch maker {
    case .run: kind.adviceForRun
    case .stages: kind.adviceForStages
    }
  }
}

extension VerifyFinding.Kind {
  /// For what `run` made.
  fileprivate var adviceForRun: String {
    switch self {
    case .ledgerTorn:
      "Start the same `nianbao run` again, unless its files are reported as uncommitted: "
        + "then restore the line from a backup."
    case .fileStaged, .pageNotListed, .pageNotProcessed:
      "Start the same `nianbao run` again: it settles this."
    case .pageChanged:
      "Start the same `nianbao run` again: it processes the page as it is now."
    case .ledgerDamaged, .ledgerGap, .ledgerDoubled, .ledgerOverlap, .ledgerRows:
      "Restore the ledger from a backup, or run into a new --out."
    case .fileMissing, .fileChanged, .lineMalformed, .lineDoubled, .lineSurplus, .lineDiffers,
      .recordMissing, .recordOfOtherPage, .tableRows:
      "Restore the file from a backup, or run into a new --out."
    case .fileForeign: moveAway
    case .fileUncommitted: moveAwayOrRestore
    case .listDamaged, .pageListedTwice:
      "Restore the page list from a backup, or run into a new --out."
    case .inputUnknown:
      "Give --pages as the run was given it; nianbao.json lists the folder's inputs."
    case .pageDoubled, .pageMissing, .outcomeDoubled, .originUnknown, .recordNotInFiles,
      .recordWaiting, .rangeExpired, .groupAhead:
      adviceForStages
    }
  }

  /// For what workers wrote to topics and sinks to files.
  fileprivate var adviceForStages: String {
    switch self {
    case .ledgerTorn, .fileStaged, .recordWaiting:
      "Start the same `nianbao sink` again: it settles this."
    case .pageNotProcessed:
      "Start `nianbao work` again: it settles this."
    case .ledgerDamaged, .ledgerGap, .ledgerDoubled, .ledgerOverlap, .ledgerRows:
      "Restore the ledger from a backup, or write all records anew: `nianbao sink` with a new "
        + "--group into a new --out."
    case .fileMissing, .fileChanged, .lineMalformed, .lineDoubled, .lineSurplus, .lineDiffers,
      .tableRows:
      "Restore the file from a backup, or write all records anew: `nianbao sink` with a new "
        + "--group into a new --out."
    case .recordNotInFiles:
      "Give every --out of this group, or write all records anew: `nianbao sink` with a new "
        + "--group into a new --out."
    case .recordMissing, .outcomeDoubled, .originUnknown, .recordOfOtherPage:
      "Look for a program other than `nianbao work` that writes to these topics or moves the "
        + "group's offsets, then work all pages anew under a new --topic-prefix."
    case .pageDoubled, .pageMissing:
      "Look for a program other than `nianbao enqueue` that writes to these topics, then publish "
        + "the input anew under a new --topic-prefix."
    case .rangeExpired:
      "Lengthen the topic's retention.ms, and verify with --checkpoint more often than it."
    case .groupAhead:
      "The topic was made anew while the group's offsets stayed: use a new --group."
    case .fileForeign: moveAway
    case .fileUncommitted: moveAwayOrRestore
    case .pageNotListed, .pageChanged, .listDamaged, .pageListedTwice, .inputUnknown:
      adviceForRun
    }
  }

  private var moveAway: String { "Move it out of the folder." }

  private var moveAwayOrRestore: String {
    "Move it out of the folder, or restore the ledger's line that names it."
  }
}
