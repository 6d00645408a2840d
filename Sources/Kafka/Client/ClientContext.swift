internal import CRdKafka
import Synchronization

/// What the callbacks of one client work on; retained until after the client is destroyed.
///
/// Log lines come from threads of librdkafka, everything else from the client's own thread while it
/// polls, flushes or ends a transaction.
final class ClientContext: Sendable {
  /// The answer that a rebalance waits for.
  enum Rebalance: Sendable {
    case assigned([TopicPartition])
    case revoked([TopicPartition], lost: Bool)
  }

  struct State {
    var rebalance: Rebalance?
    /// Set while the consumer is closed, when nobody is left to answer a rebalance.
    var isClosing = false
    /// Messages of the open transaction that were not delivered, by their index in it.
    var undelivered: [(index: Int, code: ClientError.Code)] = []
  }

  let state = Mutex(State())
  private let onEvent: @Sendable (ClientEvent) -> Void

  init(onEvent: @escaping @Sendable (ClientEvent) -> Void) { self.onEvent = onEvent }

  func tell(_ event: ClientEvent) { onEvent(event) }

  /// The context that a callback was given.
  static func from(_ opaque: UnsafeMutableRawPointer?) -> ClientContext? {
    guard let opaque = unsafe opaque else { return nil }
    // SAFETY: only `ClientHandle` sets the pointer, to a context it keeps until after destroy.
    return unsafe Unmanaged<ClientContext>.fromOpaque(opaque).takeUnretainedValue()
  }

  /// Sets the callbacks that both kinds of client have.
  func install(on configuration: OpaquePointer) {
    unsafe rd_kafka_conf_set_opaque(configuration, Unmanaged.passUnretained(self).toOpaque())
    unsafe rd_kafka_conf_set_error_cb(configuration) { _, code, reason, opaque in
      let error = unsafe ClientError(
        .init(rawValue: code),
        operation: "reach the brokers",
        reason: reason.map { unsafe String(cString: $0) },
        isFatal: code == RD_KAFKA_RESP_ERR__FATAL.rawValue
      )
      unsafe ClientContext.from(opaque)?.tell(.trouble(error))
    }
    unsafe rd_kafka_conf_set_log_cb(configuration) { client, level, facility, text in
      guard let client = unsafe client else { return }
      let event = unsafe ClientEvent.log(
        level: Int(level),
        facility: facility.map { unsafe String(cString: $0) } ?? "",
        text: text.map { unsafe String(cString: $0) } ?? ""
      )
      unsafe ClientContext.from(rd_kafka_opaque(client))?.tell(event)
    }
  }

  /// Lets rebalances wait for an answer instead of answering them by themselves.
  func installRebalance(on configuration: OpaquePointer) {
    unsafe rd_kafka_conf_set_rebalance_cb(configuration) { client, code, list, opaque in
      guard let client = unsafe client, let context = unsafe ClientContext.from(opaque) else {
        return
      }
      // The list dies with this call.
      let partitions = unsafe PartitionList.partitions(of: list)
      let lost = unsafe rd_kafka_assignment_lost(client) != 0
      let answersHere = context.state.withLock { state in
        guard !state.isClosing else { return true }
        switch code {
        case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS: state.rebalance = .assigned(partitions)
        case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
          state.rebalance = .revoked(partitions, lost: lost)
        default: return true
        }
        return false
      }
      if answersHere { unsafe rd_kafka_assign(client, nil) }
    }
  }

  /// Collects the messages that were not delivered.
  func installDelivery(on configuration: OpaquePointer) {
    unsafe rd_kafka_conf_set_dr_msg_cb(configuration) { _, message, opaque in
      guard let message = unsafe message else { return }
      let code = unsafe message.pointee.err
      guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
      // The message's own opaque is its index in the transaction, from one on.
      let index = unsafe Int(bitPattern: message.pointee._private) - 1
      unsafe ClientContext.from(opaque)?.state.withLock { state in
        state.undelivered.append((index, ClientError.Code(code)))
      }
    }
  }
}
