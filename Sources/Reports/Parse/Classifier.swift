/// Decides whether a page is a report.
///
/// A report's column, its breadcrumb or a title alone prove nothing: a title that names another kind
/// of paper speaks against, the statutory sections, the tables' labels and the period speak for.
struct Classifier {
  var title: ReportTitle?
  /// Whether the title is the page's own, not a link's text.
  var isTitleOwn: Bool
  var hasPublisher: Bool
  var hasYear: Bool
  var hasPeriod: Bool
  var matters: Int
  var sectionText: Int
  /// Rows of the forms that were recognised, and whether any held a number.
  var tableRows: Int
  var hasNumbers: Bool
  /// Labels of the forms in running text.
  var labelsInText: Bool
  var attachments: Int
  var images: Int
  /// Bytes of text on the page that are neither statistics nor links.
  var textLength: Int
  /// Links whose text is a report's title.
  var reportLinks: Int

  func decide() -> Record.DocumentType {
    let hasLabels = tableRows >= 6 || labelsInText
    let isTitled = title.map { $0.isReport && $0.other == nil } ?? false
    if let other = title?.other, !(hasNumbers && matters >= 4), !(matters >= 5 && hasPeriod) {
      return hasLabels && !hasNumbers ? .blankForm : other
    }
    if hasLabels, tableRows >= 6, !hasNumbers, !hasPeriod, title?.body == nil, !hasPublisher {
      return .blankForm
    }
    let isShell =
      isTitled && isTitleOwn && title?.body != nil && title?.year != nil && textLength < 3000
      && (attachments > 0 || images > 0)
    if isShell { return .annualReport }
    // A list is headed by its column's name; a page that only shows such links has its own title.
    let isHeaded = isTitleOwn && title?.body != nil
    if reportLinks >= 3, tableRows < 6, matters < 3, !isHeaded { return .list }
    let evidence =
      matters >= 4 || hasLabels && (hasNumbers || hasPeriod || labelsInText) || hasPeriod
    if isTitled {
      if evidence || matters >= 3 { return .annualReport }
      if title?.body != nil, title?.year != nil, hasLabels { return .annualReport }
      return textLength > 3000 && matters >= 2 ? .annualReport : .other
    }
    if hasYear, hasPublisher || matters >= 5, matters >= 5 || matters >= 3 && hasLabels {
      return .annualReport
    }
    if tableRows >= 20, hasNumbers, matters >= 2 { return .annualReport }
    return title == nil ? .other : .news
  }
}
