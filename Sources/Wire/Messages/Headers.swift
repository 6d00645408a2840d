/// Headers in their order; names may repeat, and a value may be NULL, which is not empty.
package typealias Headers = [(name: String, value: [UInt8]?)]

/// The headers that this program writes and reads.
package enum HeaderName {
  package static let id = "nb-id"
  package static let url = "nb-url"
  package static let contentType = "nb-content-type"
  package static let httpStatus = "nb-http-status"
  package static let fetchedAt = "nb-fetched-at"
  package static let source = "nb-source"
  package static let attempts = "nb-attempts"
  package static let traceparent = "traceparent"
  package static let schema = "nb-schema"
  package static let kind = "nb-kind"
  package static let origin = "nb-origin"
  package static let deadReason = "nb-dead-reason"
  package static let deadStage = "nb-dead-stage"
  package static let deadDetail = "nb-dead-detail"
}

extension Array where Element == (name: String, value: [UInt8]?) {
  /// The last value of a name, as Kafka's own clients choose among several; `nil` when there is
  /// none, or when it is NULL.
  package func bytes(_ name: String) -> [UInt8]? {
    last { $0.name == name }?.value
  }

  /// The same as text; `nil` also when it is no UTF-8.
  package func text(_ name: String) -> String? {
    bytes(name).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Adds a header; what is unknown is left out, so that it is never taken for the empty text.
  package mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    append((name, [UInt8](text.utf8)))
  }

  /// All headers but those of these names, in their order.
  package func without(_ names: Set<String>) -> Headers {
    filter { !names.contains($0.name) }
  }

  /// About what a message of these parts takes on the wire, uncompressed.
  func messageSize(key: [UInt8]?, value: [UInt8]?) -> Int {
    let overhead = 128 + 16 * count
    return reduce(overhead + (key?.count ?? 0) + (value?.count ?? 0)) {
      $0 + $1.name.utf8.count + ($1.value?.count ?? 0)
    }
  }
}
