import Foundation
import TestSupport
import Testing

@Suite("Settings of a connection")
struct KafkaSettingsTests {
  private func show(
    _ arguments: [String],
    environment: [String: String] = [:]
  ) throws -> Command.Result {
    try Command.run(
      ["topics", "describe", "--print-config"] + arguments,
      environment: environment
    )
  }

  private func lines(_ result: Command.Result) -> [String] {
    result.output.split(separator: "\n").map { String($0).replacing(/[ ]+/, with: " ") }
  }

  @Test("properties of all layers are joined, and the stronger layer wins a name")
  func properties() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "c.yaml",
      """
      brokers: [k1:9092, k2:9092]
      x:
        security.protocol: SASL_SSL
        sasl.mechanism: PLAIN
        debug: [broker, topic]
      """
    )
    let result = try show(
      ["--config", folder.path + "/c.yaml", "-X", "linger.ms=7", "-Xsasl.username=me"],
      environment: ["NIANBAO_X": "sasl.mechanism=SCRAM-SHA-256,ssl.cipher.suites=A,B"]
    )
    #expect(result.status == 0)
    let lines = lines(result)
    let file = "(config file \(folder.path)/c.yaml)"
    #expect(lines.contains("brokers = k1:9092,k2:9092 \(file)"))
    #expect(lines.contains("topic-prefix = nianbao (default)"))
    #expect(lines.contains("X security.protocol = SASL_SSL \(file)"))
    #expect(lines.contains("X debug = broker,topic \(file)"))
    #expect(lines.contains("X sasl.mechanism = SCRAM-SHA-256 (environment NIANBAO_X)"))
    #expect(lines.contains("X ssl.cipher.suites = A,B (environment NIANBAO_X)"))
    #expect(lines.contains("X linger.ms = 7 (flag -X)"))
    #expect(lines.contains("X sasl.username = me (flag -X)"))
  }

  @Test("a secret is shown nowhere, wherever it comes from")
  func secrets() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", "hush-1\n")
    try folder.write("c.yaml", "ssl-key-password: hush-2\nx:\n  ssl.keystore.password: hush-3\n")
    let result = try show(
      ["--config", folder.path + "/c.yaml", "-X", "sasl.oauthbearer.client.secret=hush-4"],
      environment: ["NIANBAO_SASL_PASSWORD_FILE": folder.path + "/secret"]
    )
    #expect(result.status == 0)
    #expect(!(result.output + result.errors).contains("hush"))
    let lines = lines(result)
    #expect(
      lines.contains("X sasl.password = (hidden) (environment NIANBAO_SASL_PASSWORD_FILE)")
    )
    #expect(
      lines.contains("X ssl.key.password = (hidden) (config file \(folder.path)/c.yaml)")
    )
    #expect(lines.filter { $0.contains("(hidden)") }.count == 4)
  }

  @Test(
    "what cannot be is exit 2 and a sentence without the value",
    arguments: [
      (["-X", "hush"], [:]), (["-X", "=hush"], [:]), (["-X", "acks=hush"], [:]),
      (["-X", "transactional.id=hush"], [:]), (["-X", "group.id=hush"], [:]),
      (["-X", "bootstrap.servers=hush"], [:]), (["--topic-prefix", ""], [:]),
      (["--topic-prefix", "a/b"], [:]),
      (["--topic-prefix", String(repeating: "a", count: 241)], [:]),
      (["--patience", "soon"], [:]),
      ([], ["NIANBAO_SASL_PASSWORD": "hush", "NIANBAO_SASL_PASSWORD_FILE": "/dev/null"]),
      ([], ["NIANBAO_SSL_KEY_PASSWORD_FILE": "/no/such/file"]),
      ([], ["NIANBAO_SSL_KEY_PASSWORD_FILE": "/dev/null"]),
    ] as [([String], [String: String])]
  )
  func refused(_ arguments: [String], _ environment: [String: String]) throws {
    let result = try show(arguments, environment: environment)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("nianbao: "))
    #expect(!result.errors.contains("hush"))
    #expect(result.output.isEmpty)
  }

  @Test("without brokers, and with a property that nobody knows, nothing is tried")
  func unusable() throws {
    let none = try Command.run(["topics", "describe"])
    #expect(none.status == 2)
    #expect(none.errors.contains("--brokers"))
    let unknown = try Command.run(
      ["topics", "describe", "--brokers", "127.0.0.1:1", "-X", "no.such.property=1"]
    )
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("no.such.property"))
  }

  @Test("brokers that stay away for longer than the patience are exit 75, said once")
  func away() throws {
    let result = try Command.run(
      ["topics", "describe", "--brokers", "127.0.0.1:1", "--patience", "6"]
    )
    #expect(result.status == 75)
    #expect(result.errors.components(separatedBy: "are away").count == 2)
    #expect(result.errors.contains("--patience"))
  }
}
