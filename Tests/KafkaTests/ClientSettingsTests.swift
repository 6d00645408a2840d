import Kafka
import Testing

@Suite("Client settings")
struct ClientSettingsTests {
  @Test(
    "refuse what exactly-once rests on",
    arguments: [
      "acks", "transactional.id", "group.id", "enable.auto.commit", "isolation.level",
      "bootstrap.servers",
    ]
  )
  func reserved(name: String) {
    let error = #expect(throws: ClientSettings.ReservedProperty.self) {
      _ = try ClientSettings(brokers: "localhost:9092", properties: [(name, "1")])
    }
    #expect(error?.name == name)
  }

  @Test("an error code nobody knows has a name all the same")
  func unknownCode() {
    let error = ClientError(.init(rawValue: 31_999), operation: "look")
    #expect(error.code.name.contains("31999"))
    #expect(error.description.contains("could not look"))
  }
}
