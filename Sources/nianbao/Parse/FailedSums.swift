import Operations
import Reports

/// Which cells of the tables hold the result of a sum that fails.
struct FailedSums {
  /// Whether a sum of the cell's row, and one of its column, fails.
  struct Marks {
    var isRow = false
    var isColumn = false
  }

  private var marks: [String: Marks] = [:]

  init(_ findings: [Finding]) {
    for finding in findings {
      switch finding.rule {
      case .applicantSum, .caseTotal: marks[finding.place, default: Marks()].isRow = true
      case .balance, .outcomeSum: marks[finding.place, default: Marks()].isColumn = true
      default: continue
      }
    }
  }

  /// The number of a cell as it is drawn: red and with an arrow to its terms where a sum fails.
  func text(_ number: String?, at place: String) -> StyledText {
    let found = marks[place] ?? Marks()
    let arrows = (found.isRow ? "←" : "") + (found.isColumn ? "↑" : "")
    if arrows.isEmpty { return number.map { StyledText($0) } ?? StyledText("—", .dim) }
    return StyledText((number ?? "—") + arrows, .red.bold)
  }

  /// What the marks in a table mean; empty where there are none.
  func legend(for table: String) -> [StyledText] {
    let found = marks.filter { $0.key.hasPrefix(table + ".") }
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
    return lines
  }
}
