import Operations

/// Names and values below each other, the values wrapped beside their names.
struct FieldList {
  private let width: Int
  private let nameWidth: Int
  private(set) var lines: [StyledText] = []

  init(width: Int, nameWidth: Int = 12) {
    self.width = width
    self.nameWidth = nameWidth
  }

  mutating func add(_ name: String, _ value: StyledText) {
    let prefix = StyledText(name, .dim).padded(to: nameWidth) + " "
    lines += value.wrapped(to: width, behind: prefix)
  }

  /// An unknown value is shown as such.
  mutating func add(_ name: String, _ value: String?) {
    add(name, value.map { StyledText($0) } ?? StyledText("—", .dim))
  }
}
