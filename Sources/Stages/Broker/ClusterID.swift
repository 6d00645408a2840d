import Kafka

/// The cluster's own id; `nil` when the brokers name none.
func clusterID(
  _ settings: ClientSettings,
  _ patience: Patience,
  isStopping: @escaping @Sendable () -> Bool = { false }
) async throws -> String? {
  let admin = try Admin(settings, onEvent: patience.note)
  do {
    let id = try await patience.retrying("ask for the cluster", isStopping: isStopping) {
      try await admin.clusterID(within: .seconds(5))
    }
    await admin.close()
    return id
  } catch {
    await admin.close()
    throw error
  }
}
