extension StyledText {
  private struct Atom {
    var character: Character
    var style: TextStyle
    var columns: Int
  }

  /// The text in lines of at most `width` columns.
  ///
  /// Lines break at blanks, and beside characters of full width unless a line would start with a
  /// closing mark or end with an opening one. What has no such place breaks anywhere; only a single
  /// character may be wider than `width`.
  package func wrapped(to width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var line: [Atom] = []
    var columns = 0
    var lastBreak: Int?
    for atom in atoms {
      while columns + atom.columns > width, !line.isEmpty, atom.character != " " {
        let here = line.last.map { Self.mayBreak($0, atom) } ?? false
        let end = here ? line.count : lastBreak ?? line.count
        lines.append(Self.text(line[..<end]))
        line.removeFirst(end)
        columns = line.reduce(0) { $0 + $1.columns }
        lastBreak = nil
      }
      if atom.character == " ", line.isEmpty, !lines.isEmpty { continue }
      if let last = line.last, Self.mayBreak(last, atom) { lastBreak = line.count }
      line.append(atom)
      columns += atom.columns
    }
    if !line.isEmpty || lines.isEmpty { lines.append(Self.text(line[...])) }
    return lines
  }

  /// The text in lines of at most `width` columns, the first behind `prefix`, the others as far in.
  package func wrapped(to width: Int, behind prefix: StyledText) -> [StyledText] {
    let indent = StyledText(String(repeating: " ", count: prefix.columns))
    return wrapped(to: max(1, width - prefix.columns)).enumerated().map {
      ($0.offset == 0 ? prefix : indent) + $0.element
    }
  }

  /// The text cut to `width` columns, with an ellipsis where something is missing.
  package func truncated(to width: Int) -> StyledText {
    guard columns > width else { return self }
    var line: [Atom] = []
    var left = width - 1
    for atom in atoms {
      left -= atom.columns
      if left < 0 { break }
      line.append(atom)
    }
    return Self.text(line[...]) + StyledText(width > 0 ? "…" : "")
  }

  /// The text with blanks to `width` columns; longer text stays as it is.
  package func padded(to width: Int) -> StyledText {
    self + StyledText(String(repeating: " ", count: max(0, width - columns)))
  }

  private var atoms: [Atom] {
    runs.flatMap { run in
      run.text.map { Atom(character: $0, style: run.style, columns: $0.columns) }
    }
  }

  /// The atoms as text, without blanks at the end.
  private static func text(_ atoms: ArraySlice<Atom>) -> StyledText {
    var rest = atoms
    while rest.last?.character == " " { rest.removeLast() }
    return rest.reduce(into: StyledText()) {
      $0.append(harmless: String($1.character), $1.style)
    }
  }

  private static func mayBreak(_ a: Atom, _ b: Atom) -> Bool {
    if b.character == " " { return false }
    if a.character == " " { return true }
    if closing.contains(b.character) || opening.contains(a.character) { return false }
    return a.columns > 1 || b.columns > 1
  }

  private static let closing = Set("，。、；：！？）》〉」』】〕”’…—～·,.;:!?)]}%％")
  private static let opening = Set("（《〈「『【〔“‘([{")
}
