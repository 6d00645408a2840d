import Operations
import Reports

/// What the findings say of single cells: where a sum fails, and where something could not be read.
struct CellMarks {
  /// Whether a sum of the cell's row, and one of its column, fails.
  private struct Sums {
    var isRow = false
    var isColumn = false
  }

  private var sums: [String: Sums] = [:]
  /// Paths of cells and rows whose values are unknown although something stands there.
  private var unread: Set<String> = []

  init(_ findings: [Finding]) {
    for finding in findings {
      switch finding.rule {
      case .applicantSum, .caseTotal: sums[finding.place, default: Sums()].isRow = true
      case .balance, .outcomeSum: sums[finding.place, default: Sums()].isColumn = true
      case .unreadable, .ambiguous, .conflict, .unitUnknown: unread.insert(finding.place)
      default: continue
      }
    }
  }

  /// The number of a cell as it is drawn: red and with an arrow to its terms where a sum fails.
  func text(_ number: String?, at place: String) -> StyledText {
    let found = sums[place] ?? Sums()
    let arrows = (found.isRow ? "←" : "") + (found.isColumn ? "↑" : "")
    if let number, arrows.isEmpty { return StyledText(number) }
    if arrows.isEmpty { return isUnread(place) ? StyledText("?", .yellow) : StyledText("—", .dim) }
    return StyledText((number ?? "—") + arrows, .red.bold)
  }

  /// What the marks in a table mean; empty where there are none.
  func legend(for table: String) -> [StyledText] {
    let found = sums.filter { $0.key.hasPrefix(table + ".") }
    var lines: [StyledText] = []
    if found.contains(where: \.value.isRow) {
      lines.append(
        StyledText("←", .red.bold)
          + StyledText(" the numbers of this row do not add up to this one", .dim)
      )
    }
    if found.contains(where: { $0.key.contains("total_processed") && $0.value.isColumn }) {
      lines.append(
        StyledText("↑", .red.bold)
          + StyledText(" the outcomes of this column do not add up to （七）总计", .dim)
      )
    }
    if found.contains(where: { $0.key.contains("carried_forward") && $0.value.isColumn }) {
      lines.append(
        StyledText("↑", .red.bold)
          + StyledText(" at 四: received (一 + 二) is not processed and left over (七 + 四)", .dim)
      )
    }
    if unread.contains(where: { $0.hasPrefix(table + ".") }) {
      lines.append(
        StyledText("?", .yellow)
          + StyledText(" something stands here that gives no sure number; see the findings", .dim)
      )
    }
    return lines
  }

  /// Whether a finding names the cell or its whole row.
  private func isUnread(_ place: String) -> Bool {
    let row = place.split(separator: ".").dropLast().joined(separator: ".")
    return unread.contains(place) || unread.contains(row)
  }
}
