import Wire

/// The keys of `nianbao.json` as they are written, whatever layout the file has.
struct ManifestFields {
  private(set) var layout: Int64?
  private(set) var madeBy: String?
  private(set) var inputs: [FolderManifest.Input]?
  private(set) var cluster: String?
  private(set) var topic: String?
  private(set) var group: String?
  private(set) var formats: [String]?
  private(set) var compression: String?
  private(set) var parser: String?
  private(set) var volume: String?

  /// The stream of a sink's folder.
  var stream: FolderManifest.Stream? {
    guard let topic, let group else { return nil }
    return FolderManifest.Stream(cluster: cluster, topic: topic, group: group)
  }

  /// Reads one JSON object; keys this version does not know are passed over.
  init(_ bytes: [UInt8]) throws(JSONDefect) {
    var cursor = JSONCursor(bytes)
    var fields = Self()
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "layout": fields.layout = try cursor.integer()
      case "made_by": fields.madeBy = try cursor.string()
      case "inputs":
        var inputs: [FolderManifest.Input] = []
        try cursor.array { (cursor) throws(JSONDefect) in
          inputs.append(try Self.input(&cursor))
        }
        fields.inputs = inputs
      case "cluster": fields.cluster = cursor.takeNull() ? nil : try cursor.string()
      case "topic": fields.topic = try cursor.string()
      case "group": fields.group = try cursor.string()
      case "formats":
        var formats: [String] = []
        try cursor.array { (cursor) throws(JSONDefect) in formats.append(try cursor.string()) }
        fields.formats = formats
      case "compression": fields.compression = try cursor.string()
      case "parser": fields.parser = try cursor.string()
      case "volume": fields.volume = try cursor.string()
      default: try cursor.skip()
      }
    }
    try cursor.expectEnd()
    self = fields
  }

  private init() {}

  private static func input(
    _ cursor: inout JSONCursor
  ) throws(JSONDefect) -> FolderManifest.Input {
    try cursor.expect("{")
    try cursor.expectKey("partition")
    let partition = try cursor.string()
    try cursor.expect(",")
    try cursor.expectKey("kind")
    let kind = try cursor.string()
    try cursor.expect(",")
    try cursor.expectKey("path")
    let path = try cursor.string()
    try cursor.expect("}")
    return FolderManifest.Input(partition: partition, kind: kind, path: path)
  }
}
