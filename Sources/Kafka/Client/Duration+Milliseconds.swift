extension Duration {
  /// Whole milliseconds as librdkafka's calls take them, rounded up, within 0 and 24 days.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds < 2_000_000 else { return 2_000_000_000 }
    let part = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: max(0, seconds * 1000 + part))
  }
}
