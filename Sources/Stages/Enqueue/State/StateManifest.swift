import Reports
import Wire

/// What a state folder is: the content of its `enqueue.json`.
struct StateManifest: Sendable, Equatable {
  /// An input, and what is known of it.
  struct Input: Sendable, Equatable {
    /// `p000`, `p001`, … in order of first use.
    var name: String
    /// `pages` or `warc`.
    var kind: String
    /// The absolute path.
    var path: String
    /// When a transaction with pages of it was first seen to be committed, ISO 8601; `nil` before.
    var publishedAt: String?
  }

  static let fileName = "enqueue.json"
  static let layout: Int64 = 1

  /// A random UUID that tells this folder from every other.
  var state: String
  var source: String
  var inputs: [Input] = []

  init(state: String, source: String) {
    self.state = state
    self.source = source
  }

  /// - Throws: ``JSONDefect`` when it is not what ``json`` writes; keys that a newer version may add
  ///   are passed over.
  init(json: [UInt8]) throws(JSONDefect) {
    var cursor = JSONCursor(json)
    var (state, source): (String?, String?) = (nil, nil)
    var (layout, inputs): (Int64?, [Input]?) = (nil, nil)
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "layout": layout = try cursor.integer()
      case "state": state = try cursor.string()
      case "source": source = try cursor.string()
      case "inputs":
        var read: [Input] = []
        try cursor.array { (cursor) throws(JSONDefect) in read.append(try Input(&cursor)) }
        inputs = read
      default: try cursor.skip()
      }
    }
    try cursor.expectEnd()
    guard layout == Self.layout else {
      throw JSONDefect(offset: 0, expected: "\"layout\":\(Self.layout)")
    }
    guard let state, let source, let inputs else {
      throw JSONDefect(offset: 0, expected: "\"state\", \"source\" or \"inputs\"")
    }
    guard Set(inputs.map(\.name)).count == inputs.count else {
      throw JSONDefect(offset: 0, expected: "one entry for each input")
    }
    self.init(state: state, source: source)
    self.inputs = inputs
  }

  /// One line of JSON.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("layout")
      json.value(Self.layout)
      json.key("state")
      json.value(state)
      json.key("source")
      json.value(source)
      json.key("inputs")
      json.array { json in
        for input in inputs { input.write(to: &json) }
      }
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }
}

extension StateManifest.Input {
  fileprivate init(_ cursor: inout JSONCursor) throws(JSONDefect) {
    var (name, kind): (String?, String?) = (nil, nil)
    var (path, publishedAt): (String?, String?) = (nil, nil)
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "input": name = try cursor.string()
      case "kind": kind = try cursor.string()
      case "path": path = try cursor.string()
      case "published_at": publishedAt = cursor.takeNull() ? nil : try cursor.string()
      default: try cursor.skip()
      }
    }
    guard let name, let kind, let path else {
      throw JSONDefect(offset: cursor.offset, expected: "a whole input")
    }
    self.init(name: name, kind: kind, path: path, publishedAt: publishedAt)
  }

  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("input")
      json.value(name)
      json.key("kind")
      json.value(kind)
      json.key("path")
      json.value(path)
      json.key("published_at")
      json.value(publishedAt)
    }
  }
}
