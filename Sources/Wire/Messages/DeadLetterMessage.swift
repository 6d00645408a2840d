package import Reports

/// A page that became no record, as it travels on the topic of dead letters: the page's own key,
/// value and headers, and headers that say why, where, and where it came from.
///
/// Where it came from is said three times: as `nb-origin`, and under the two conventions that tools
/// for dead letters read, Kafka Connect's and Spring's, when it came from a topic.
package struct DeadLetterMessage: Sendable {
  package let key: [UInt8]?
  /// The page's body; `nil` when there was none or it had to be left out for its size.
  package let value: [UInt8]?
  package let headers: Headers

  /// How large a letter may be, in bytes: what the topic takes.
  package static let maximumBytes = 32 << 20

  /// The limit for a letter that the broker refused for its size: below what brokers take when
  /// nobody told them otherwise.
  package static let smallBytes = 512 << 10

  /// Makes the letter of a message.
  ///
  /// Headers of an earlier death are replaced, all others kept; `timestamp` is the message's, in
  /// milliseconds since 1970. A letter that would be larger than `limit` bytes of key, value and
  /// headers loses its body, and if need be all large headers; its detail then says so and where
  /// the body is.
  package init(
    key: [UInt8]?,
    value: [UInt8]?,
    headers: Headers,
    origin: Origin,
    timestamp: Int64? = nil,
    refusal: Refusal,
    limit: Int = maximumBytes
  ) {
    let kept = headers.without(Self.ownNames)
    let added = Self.headers(refusal, refusal.detail, origin, timestamp)
    if (kept + added).messageSize(key: key, value: value) <= limit {
      (self.key, self.value, self.headers) = (key, value, kept + added)
      return
    }
    let left = value.map {
      "; left out for its size: the body of \($0.count) bytes, which is at \(origin)"
    }
    let detail = refusal.detail.utf8Prefix(Self.detailLimit) + (left ?? "")
    let short = Self.headers(refusal, String(detail), origin, timestamp)
    self.value = nil
    if (kept + short).messageSize(key: key, value: nil) <= limit {
      (self.key, self.headers) = (key, kept + short)
      return
    }
    let small = kept.filter { $0.name.hasPrefix("nb-") && ($0.value?.count ?? 0) <= 4096 }
    self.key = key.flatMap { $0.count <= 4096 ? $0 : nil }
    self.headers = small.suffix(64) + short
  }

  private static func headers(
    _ refusal: Refusal,
    _ detail: String,
    _ origin: Origin,
    _ timestamp: Int64?
  ) -> Headers {
    var headers: Headers = []
    headers.add(HeaderName.origin, origin.description)
    headers.add(HeaderName.deadReason, refusal.reason.rawValue)
    headers.add(HeaderName.deadStage, refusal.stage.rawValue)
    headers.add(HeaderName.deadDetail, detail)
    // Kafka Connect writes all of its headers as text.
    if case .message(let topic, let partition, let offset) = origin {
      headers.add(connect("topic"), topic)
      headers.add(connect("partition"), String(partition))
      headers.add(connect("offset"), String(offset))
    }
    headers.add(connect("stage"), refusal.stage.rawValue)
    headers.add(connect("exception.class.name"), "nianbao." + refusal.reason.rawValue)
    headers.add(connect("exception.message"), detail)
    // Spring writes numbers in binary, big-endian, 4 and 8 bytes.
    if case .message(let topic, let partition, let offset) = origin {
      headers.add(spring("topic"), topic)
      headers.append((spring("partition"), bigEndian(partition)))
      headers.append((spring("offset"), bigEndian(offset)))
      if let timestamp { headers.append((spring("timestamp"), bigEndian(timestamp))) }
    }
    return headers
  }

  /// The names that a letter sets, and that do not go back to the pages with it.
  package static let ownNames = Set(
    [
      HeaderName.origin, HeaderName.deadReason, HeaderName.deadStage, HeaderName.deadDetail,
    ]
      + ["topic", "partition", "offset", "stage", "exception.class.name", "exception.message"]
      .map(connect)
      + ["topic", "partition", "offset", "timestamp"].map(spring)
  )

  private static let detailLimit = 4096

  private static func connect(_ name: String) -> String { "__connect.errors." + name }

  private static func spring(_ name: String) -> String { "kafka_dlt-original-" + name }

  private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    stride(from: number.bitWidth - 8, through: 0, by: -8).map {
      UInt8(truncatingIfNeeded: number >> $0)
    }
  }
}

extension String {
  /// The beginning, at most so many bytes, never half a character.
  fileprivate func utf8Prefix(_ limit: Int) -> Substring {
    var end = utf8.index(startIndex, offsetBy: limit, limitedBy: endIndex) ?? endIndex
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil {
      end = utf8.index(before: end)
    }
    return self[..<end]
  }
}
