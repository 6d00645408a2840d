import Foundation

/// What a `NAME.meta.json` beside a page says of it.
///
/// Each key that is missing or of a wrong type is
/// unknown; the others still count.
struct Sidecar: Decodable, Equatable {
  var url: String?
  var contentType: String?
  var fetchedAt: String?
  var httpStatus: Int?
  /// Keys that were there with a value of a wrong type.
  var wrongKeys: [String] = []

  private enum Key: String, CodingKey {
    case url
    case contentType = "content_type"
    case fetchedAt = "fetched_at"
    case httpStatus = "http_status"
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    var wrong: [String] = []
    func read<Value: Decodable>(_ key: Key, as type: Value.Type) -> Value? {
      do { return try values.decodeIfPresent(type, forKey: key) } catch {
        wrong.append(key.rawValue)
        return nil
      }
    }
    url = read(.url, as: String.self)
    contentType = read(.contentType, as: String.self)
    fetchedAt = read(.fetchedAt, as: String.self)
    httpStatus = read(.httpStatus, as: Int.self)
    if url?.isEmpty == true { url = nil }
    wrongKeys = wrong
  }

  /// - Throws: When `bytes` are no JSON object.
  static func parse(_ bytes: [UInt8]) throws -> Sidecar {
    try JSONDecoder().decode(Sidecar.self, from: Data(bytes))
  }
}
