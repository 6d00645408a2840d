/// The exit codes that scripts may rely on.
enum ExitStatus {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  /// `verify` found a hole, a duplicate or a damaged file.
  static let verifyFound: Int32 = 3
  /// A temporary fault outlasted its retries, such as brokers that stay away: try again later.
  static let temporary: Int32 = 75

  /// Stopped by a signal: 128 and its number.
  static func stopped(by signal: Int32) -> Int32 { 128 + signal }
}
