import Foundation

/// The wall clock, ISO 8601 in UTC with milliseconds: the only clock whose reading is ever written.
enum Timestamp {
  static var now: String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
