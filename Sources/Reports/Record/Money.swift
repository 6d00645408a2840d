/// An amount of money in 万元 (ten thousand yuan) with six decimals: a whole number of fen.
///
/// Kept as an integer from page to file, so that no binary float ever rounds it.
package struct Money: Sendable, Equatable {
  /// Millionths of 万元, which are fen (1 万元 = 10⁶ fen).
  package var millionths: Int64

  package init(millionths: Int64) { self.millionths = millionths }

  /// Decimal digits without a needless zero: `18651.064104`, `25.1`, `0`, `-3`.
  package var text: String {
    let magnitude = millionths.magnitude
    let whole = magnitude / 1_000_000
    var fraction = String(magnitude % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let sign = millionths < 0 ? "-" : ""
    return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
  }
}
