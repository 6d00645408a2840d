/// How clients reach the cluster: brokers, and librdkafka's own properties as the user gave them.
package struct ClientSettings: Sendable {
  /// A librdkafka property and its value.
  package typealias Property = (name: String, value: String)

  /// A property that cannot be set from outside.
  package struct ReservedProperty: Error, Sendable, Equatable, CustomStringConvertible {
    package let name: String
    package let reason: String

    package var description: String { "-X \(name) cannot be set: \(reason)" }
  }

  /// `HOST:PORT`, several with commas between.
  package let brokers: String
  /// TLS, SASL and tuning; later ones win.
  package let properties: [Property]

  /// - Throws: ``ReservedProperty`` for what exactly-once rests on, whatever its spelling.
  package init(brokers: String, properties: [Property] = []) throws(ReservedProperty) {
    for (name, _) in properties {
      if let reason = Self.reserved[name] { throw ReservedProperty(name: name, reason: reason) }
    }
    self.brokers = brokers
    self.properties = properties
  }

  /// Names of properties whose values are never shown.
  package static let secrets: Set<String> = [
    "sasl.password", "ssl.key.password", "ssl.keystore.password", "ssl.key.pem",
    "sasl.oauthbearer.client.secret", "sasl.oauthbearer.config",
  ]

  private static let reserved: [String: String] = {
    let ours = "exactly-once rests on the value that nianbao gives it"
    let names = [
      "acks", "request.required.acks", "enable.idempotence", "transactional.id",
      "enable.auto.commit", "auto.commit.enable", "enable.auto.offset.store",
      "isolation.level", "auto.offset.reset", "enable.partition.eof", "partitioner",
      "partition.assignment.strategy", "transaction.timeout.ms", "max.in.flight",
      "max.in.flight.requests.per.connection", "retries", "message.send.max.retries",
    ]
    var reasons = Dictionary(names.map { ($0, ours) }, uniquingKeysWith: { one, _ in one })
    reasons["group.id"] = "give --group instead"
    reasons["group.instance.id"] = "give --instance instead"
    for name in ["bootstrap.servers", "metadata.broker.list"] {
      reasons[name] = "give --brokers instead"
    }
    return reasons
  }()
}
