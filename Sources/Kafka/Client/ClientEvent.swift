/// What a client tells on the side, whatever it is doing; most of it heals by itself.
package enum ClientEvent: Sendable {
  /// An error that the client goes on trying to get over, such as a broker that is away.
  case trouble(ClientError)
  /// A line for the log; `level` is syslog's, 0 the most severe, 7 debugging.
  case log(level: Int, facility: String, text: String)
}
