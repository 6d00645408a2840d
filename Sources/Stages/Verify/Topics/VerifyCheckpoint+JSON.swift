import FileSink
import Reports
package import Wire

extension VerifyCheckpoint {
  private static let version: Int64 = 1

  /// One JSON object on one line that ends in a CRC-32 of what stands before it.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("version")
      json.value(Self.version)
      json.key("cluster")
      json.value(cluster)
      json.key("prefix")
      json.value(prefix)
      json.key("records_topic")
      json.value(recordsTopic)
      json.key("work_group")
      json.value(workGroup)
      json.key("sink_group")
      json.value(sinkGroup)
      json.key("pages")
      json.array { json in
        for (partition, part) in pages.sorted(by: { $0.key < $1.key }) {
          Self.write(partition, part, to: &json)
        }
      }
      json.key("records")
      json.array { json in
        for (partition, part) in records.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.key("partition")
            json.value(Int64(partition))
            json.key("read")
            json.value(part.read)
            json.key("in_files")
            json.value(part.inFiles)
            json.key("rows")
            json.value(part.rows)
            json.key("hash")
            json.value(part.hash.hex)
          }
        }
      }
      json.key("sources")
      json.array { json in
        for (input, known) in sources.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.key("source")
            json.value(input.source)
            json.key("input")
            json.value(input.input)
            json.key("next")
            json.value(known.next)
            Self.write(known.ahead, to: &json)
          }
        }
      }
      json.key("dead")
      json.array { json in
        for (partition, read) in dead.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.key("partition")
            json.value(Int64(partition))
            json.key("read")
            json.value(read)
          }
        }
      }
    }
    let head = json.finish().dropLast()
    return head + Array(",\"crc\":\"\(checkSum(head))\"}\n".utf8)
  }

  private static func write(_ partition: Int32, _ part: Pages, to json: inout JSONWriter) {
    json.object { json in
      json.key("partition")
      json.value(Int64(partition))
      json.key("next")
      json.value(part.next)
      json.key("read")
      json.value(part.read)
      json.key("pages")
      json.value(part.pages)
      json.key("records")
      json.value(part.records)
      json.key("dead_letters")
      json.value(part.deadLetters)
      write(part.ahead, to: &json)
    }
  }

  private static func write(_ ahead: [Range<Int64>], to json: inout JSONWriter) {
    json.key("ahead")
    json.array { json in
      for range in ahead {
        json.array { json in
          json.value(range.lowerBound)
          json.value(range.upperBound)
        }
      }
    }
  }

  /// Reads what ``json`` writes.
  ///
  /// - Throws: When a byte was changed, or a newer version wrote it.
  package init(json bytes: [UInt8]) throws(JSONDefect) {
    // `,"crc":"01234567"}` and a newline.
    let (head, tail) = (bytes.dropLast(19), bytes.suffix(19))
    guard tail.elementsEqual(",\"crc\":\"\(checkSum(head))\"}\n".utf8) else {
      throw JSONDefect(offset: head.count, expected: "the right checksum")
    }
    var cursor = JSONCursor(head + Array("}".utf8))
    var (version, cluster): (Int64?, String?) = (nil, nil)
    var names: [String: String] = [:]
    var found = VerifyCheckpoint(
      cluster: nil,
      prefix: "",
      recordsTopic: "",
      workGroup: "",
      sinkGroup: ""
    )
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "version": version = try cursor.integer()
      case "cluster": cluster = cursor.takeNull() ? nil : try cursor.string()
      case "prefix", "records_topic", "work_group", "sink_group":
        names[key] = try cursor.string()
      case "pages":
        try cursor.array { (cursor) throws(JSONDefect) in
          let (partition, part) = try Self.pages(&cursor)
          found.pages[partition] = part
        }
      case "records":
        try cursor.array { (cursor) throws(JSONDefect) in
          let (partition, part) = try Self.records(&cursor)
          found.records[partition] = part
        }
      case "sources":
        try cursor.array { (cursor) throws(JSONDefect) in
          let (input, known) = try Self.source(&cursor)
          found.sources[input] = known
        }
      case "dead":
        try cursor.array { (cursor) throws(JSONDefect) in
          let (partition, part) = try Self.records(&cursor)
          found.dead[partition] = part.read
        }
      default: try cursor.skip()
      }
    }
    guard version == Self.version, let prefix = names["prefix"],
      let recordsTopic = names["records_topic"], let workGroup = names["work_group"],
      let sinkGroup = names["sink_group"]
    else { throw JSONDefect(offset: 0, expected: "a checkpoint of version \(Self.version)") }
    found.cluster = cluster
    (found.prefix, found.recordsTopic) = (prefix, recordsTopic)
    (found.workGroup, found.sinkGroup) = (workGroup, sinkGroup)
    self = found
  }

  private static func pages(
    _ cursor: inout JSONCursor
  ) throws(JSONDefect) -> (Int32, Pages) {
    var (partition, part) = (Int32?.none, Pages())
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "partition": partition = Int32(exactly: try cursor.integer())
      case "next": part.next = try offset(&cursor)
      case "read": part.read = try offset(&cursor)
      case "pages": part.pages = try offset(&cursor)
      case "records": part.records = try offset(&cursor)
      case "dead_letters": part.deadLetters = try offset(&cursor)
      case "ahead": part.ahead = try ranges(&cursor)
      default: try cursor.skip()
      }
    }
    return (try required(partition, cursor), part)
  }

  private static func records(
    _ cursor: inout JSONCursor
  ) throws(JSONDefect) -> (Int32, Records) {
    var (partition, part) = (Int32?.none, Records())
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "partition": partition = Int32(exactly: try cursor.integer())
      case "read": part.read = try offset(&cursor)
      case "in_files": part.inFiles = try offset(&cursor)
      case "rows": part.rows = try offset(&cursor)
      case "hash":
        guard let hash = LineSum(hex: try cursor.string()) else {
          throw JSONDefect(offset: cursor.offset, expected: "a hash of 32 digits")
        }
        part.hash = hash
      default: try cursor.skip()
      }
    }
    return (try required(partition, cursor), part)
  }

  private static func source(
    _ cursor: inout JSONCursor
  ) throws(JSONDefect) -> (SourcesAudit.Input, SourcesAudit.Known) {
    var (source, input, known) = ("", "", SourcesAudit.Known())
    try cursor.object { (key, cursor) throws(JSONDefect) in
      switch key {
      case "source": source = try cursor.string()
      case "input": input = try cursor.string()
      case "next": known.next = try offset(&cursor)
      case "ahead": known.ahead = try ranges(&cursor)
      default: try cursor.skip()
      }
    }
    return (SourcesAudit.Input(source: source, input: input), known)
  }

  private static func ranges(
    _ cursor: inout JSONCursor
  ) throws(JSONDefect) -> [Range<Int64>] {
    var ranges: [Range<Int64>] = []
    try cursor.array { (cursor) throws(JSONDefect) in
      try cursor.expect("[")
      let first = try offset(&cursor)
      try cursor.expect(",")
      let end = try offset(&cursor)
      try cursor.expect("]")
      guard first < end else { throw JSONDefect(offset: cursor.offset, expected: "a range") }
      ranges.append(first..<end)
    }
    return ranges
  }

  private static func offset(_ cursor: inout JSONCursor) throws(JSONDefect) -> Int64 {
    let number = try cursor.integer()
    guard number >= 0 else { throw JSONDefect(offset: cursor.offset, expected: "0 or more") }
    return number
  }

  private static func required(
    _ partition: Int32?,
    _ cursor: JSONCursor
  ) throws(JSONDefect) -> Int32 {
    guard let partition, partition >= 0 else {
      throw JSONDefect(offset: cursor.offset, expected: "a partition")
    }
    return partition
  }
}
