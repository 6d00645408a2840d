internal import CRdKafka

/// The one owner of a `rd_kafka_t`, used from its client's thread only.
///
/// It has to be destroyed by ``destroy(_:)``, which blocks; it is not left to `deinit`, because
/// nobody knows on which thread that runs.
@safe
final class ClientHandle {
  let context: ClientContext
  private var owned: OpaquePointer?

  /// The client.
  ///
  /// - Throws: `_STATE` once it is destroyed.
  var pointer: OpaquePointer {
    get throws(ClientError) {
      guard let owned = unsafe owned else {
        throw ClientError(.state, operation: "use a client that is closed")
      }
      return unsafe owned
    }
  }

  /// Makes a client of a kind with its properties: the user's may change `defaults`, but not `fixed`.
  ///
  /// - Throws: When a property is unknown or its value is wrong; the reason names it.
  init(
    _ kind: rd_kafka_type_t,
    settings: ClientSettings,
    defaults: [ClientSettings.Property],
    fixed: [ClientSettings.Property],
    context: ClientContext
  ) throws(ClientError) {
    self.context = context
    guard let configuration = unsafe rd_kafka_conf_new() else {
      throw ClientError(.state, operation: "make a configuration")
    }
    do throws(ClientError) {
      let common = [("bootstrap.servers", settings.brokers), ("client.id", "nianbao")]
      for property in common + defaults + settings.properties + fixed {
        try unsafe Self.set(property, on: configuration)
      }
    } catch {
      unsafe rd_kafka_conf_destroy(configuration)
      throw error
    }
    unsafe context.install(on: configuration)
    switch kind {
    case RD_KAFKA_CONSUMER: unsafe context.installRebalance(on: configuration)
    default: unsafe context.installDelivery(on: configuration)
    }
    var reason = [CChar](repeating: 0, count: 512)
    // SAFETY: the buffer is as long as said; the configuration is taken over only on success.
    guard let client = unsafe rd_kafka_new(kind, configuration, &reason, reason.count) else {
      unsafe rd_kafka_conf_destroy(configuration)
      throw ClientError(.state, operation: "make a client", reason: text(of: reason))
    }
    unsafe owned = client
  }

  /// Ends the client; may block until the brokers answer.
  ///
  /// - Parameter end: What has to be done with the client right before.
  func destroy(_ end: (OpaquePointer) -> Void) {
    guard let client = unsafe owned else { return }
    unsafe owned = nil
    unsafe end(client)
    unsafe rd_kafka_destroy(client)
  }

  /// The error that made the client unusable, if one did.
  func fatalError() throws(ClientError) -> ClientError? {
    var reason = [CChar](repeating: 0, count: 512)
    let code = unsafe rd_kafka_fatal_error(try pointer, &reason, reason.count)
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    return ClientError(
      .init(code),
      operation: "go on with this client",
      reason: text(of: reason),
      isFatal: true
    )
  }

  private static func set(
    _ property: ClientSettings.Property,
    on configuration: OpaquePointer
  ) throws(ClientError) {
    var reason = [CChar](repeating: 0, count: 512)
    let result = unsafe rd_kafka_conf_set(
      configuration,
      property.name,
      property.value,
      &reason,
      reason.count
    )
    guard result == RD_KAFKA_CONF_OK else {
      // librdkafka's own words may repeat the value, which may be a secret.
      let isSecret = ClientSettings.secrets.contains(property.name)
      throw ClientError(
        .init(RD_KAFKA_RESP_ERR__INVALID_ARG),
        operation: "set -X \(property.name)",
        reason: isSecret ? "its value is not accepted" : text(of: reason)
      )
    }
  }
}

/// The text in a buffer that C filled and ended with a zero.
func text(of buffer: [CChar]) -> String {
  String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
