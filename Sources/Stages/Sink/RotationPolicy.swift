/// When a segment is closed and the next one begun.
package struct RotationPolicy: Sendable, Equatable {
  /// Bytes of records, uncompressed; the last record may go beyond.
  package var bytes: Int64
  package var rows: Int64
  /// Between the first record's time and the last one's, and for how long a quiet partition waits.
  package var age: Duration

  package init(
    bytes: Int64 = 128 << 20,
    rows: Int64 = 1_000_000,
    age: Duration = .seconds(15 * 60)
  ) {
    self.bytes = bytes
    self.rows = rows
    self.age = age
  }
}

/// What decides when a partition's open segment is closed.
///
/// Size, rows and the messages' own times come first: they are the same when the same messages are
/// read again. The clock only closes the segment of a partition that nothing more came for.
package struct SegmentGauge: Sendable, Equatable {
  package private(set) var rows: Int64 = 0
  package private(set) var bytes: Int64 = 0
  /// The first message's time, milliseconds since 1970, if it had one.
  private var firstTimestamp: Int64?
  /// When the first message was read, on the caller's clock.
  private var opened: Duration?

  package init() {}

  /// Whether the segment has to be closed before this message.
  package func isDue(before timestamp: Int64?, _ policy: RotationPolicy) -> Bool {
    guard rows > 0 else { return false }
    if bytes >= policy.bytes || rows >= policy.rows { return true }
    guard let timestamp, let firstTimestamp, timestamp > firstTimestamp else { return false }
    let (passed, overflows) = timestamp.subtractingReportingOverflow(firstTimestamp)
    return overflows || .milliseconds(passed) >= policy.age
  }

  /// Whether the segment has to be closed although no message came.
  package func isDue(at now: Duration, _ policy: RotationPolicy) -> Bool {
    guard rows > 0, let opened else { return false }
    return bytes >= policy.bytes || rows >= policy.rows || now - opened >= policy.age
  }

  /// Takes in a message.
  package mutating func add(bytes added: Int, timestamp: Int64?, at now: Duration) {
    if rows == 0 { (firstTimestamp, opened) = (timestamp, now) }
    rows += 1
    bytes += Int64(added)
  }
}
