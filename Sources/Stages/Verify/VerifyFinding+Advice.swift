extension VerifyFinding.Kind {
  /// What to do about it, one sentence.
  package var advice: String {
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
    case .fileMissing, .fileChanged:
      "Restore the file from a backup, or run into a new --out."
    case .lineMalformed, .lineDoubled, .lineSurplus, .recordMissing, .recordOfOtherPage, .tableRows:
      "Restore the file from a backup, or run into a new --out."
    case .fileForeign:
      "Move it out of the folder."
    case .fileUncommitted:
      "Move it out of the folder, or restore the ledger's line that names it."
    case .listDamaged, .pageListedTwice:
      "Restore the page list from a backup, or run into a new --out."
    case .inputUnknown:
      "Give --pages as the run was given it; nianbao.json lists the folder's inputs."
    }
  }
}
