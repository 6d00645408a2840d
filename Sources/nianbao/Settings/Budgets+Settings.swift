import Reports

extension Budgets {
  /// The budgets of a page as the settings give them.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader) throws {
    let presets = Budgets()
    let huge = 1 << 40
    self.init(
      bytes: try reader.number("page-max-bytes", default: presets.bytes, in: 1...(1 << 31)),
      depth: try reader.number("page-max-depth", default: presets.depth, in: 1...1_000_000),
      cells: try reader.number("page-max-cells", default: presets.cells, in: 1...huge),
      work: try reader.number("page-max-work", default: presets.work, in: 1...huge)
    )
  }
}
