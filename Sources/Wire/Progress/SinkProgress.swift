/// What a sink committed, until it is in the ledger of the volume that has the files.
package struct SinkProgress: ProgressValue {
  /// The UUID of the output folder with the files.
  package var volume: String
  /// The ledger's entry, as a JSON object; only the file sink knows its keys.
  package var entry: [UInt8]

  package init(volume: String, entry: [UInt8]) {
    self.volume = volume
    self.entry = entry
  }

  package init(json: [UInt8]) throws(JSONDefect) {
    var (volume, entry): (String?, [UInt8]?) = (nil, nil)
    try JSONCursor.readObject(json) { (key, cursor) throws(JSONDefect) in
      switch key {
      case "volume": volume = try cursor.string()
      case "entry": entry = try cursor.objectText()
      default: try cursor.skip()
      }
    }
    self.volume = try required(volume, "volume")
    self.entry = try required(entry, "entry")
  }

  package var json: [UInt8] {
    Array("{\"volume\":\(jsonString(volume)),\"entry\":".utf8) + entry + Array("}".utf8)
  }
}
