import Glibc
import Wire

/// What an output folder is, the content of `nianbao.json`.
package struct FolderManifest: Sendable, Equatable {
  /// An input and the partition its positions belong to.
  package struct Input: Sendable, Equatable {
    /// `p000`, `p001`, … in order of first use.
    package let partition: String
    /// `pages`, `warc` or `seeds`.
    package let kind: String
    /// The absolute path.
    package let path: String

    package init(partition: String, kind: String, path: String) {
      self.partition = partition
      self.kind = kind
      self.path = path
    }
  }

  /// The file's name in the output folder.
  package static let fileName = "nianbao.json"
  /// The layout this program writes.
  package static let layout: Int64 = 1

  /// The topic that a sink reads, and as whom.
  package struct Stream: Sendable, Equatable {
    /// The cluster's own id; nil when it names none.
    package let cluster: String?
    package let topic: String
    package let group: String

    package init(cluster: String?, topic: String, group: String) {
      self.cluster = cluster
      self.topic = topic
      self.group = group
    }
  }

  /// The command that made the folder: `run` or `sink`.
  package var madeBy: String
  package var inputs: [Input] = []
  /// Where the rows come from; nil in a folder of `run`.
  package var stream: Stream?
  package var formats: [OutputFormat]
  package var compression: Compression
  /// The version of the parser that made the folder; each record names its own.
  package var parser: String
  /// A random UUID that tells this folder from every other.
  package var volume: String

  package init(
    madeBy: String,
    inputs: [Input] = [],
    stream: Stream? = nil,
    formats: [OutputFormat],
    compression: Compression,
    parser: String,
    volume: String
  ) {
    self.madeBy = madeBy
    self.inputs = inputs
    self.stream = stream
    self.formats = formats
    self.compression = compression
    self.parser = parser
    self.volume = volume
  }

  /// The file's bytes: one JSON object on one line.
  package var json: [UInt8] {
    let inputs = inputs.map { input in
      #"{"partition":\#(jsonString(input.partition)),"kind":\#(jsonString(input.kind)),"#
        + #""path":\#(jsonString(input.path))}"#
    }
    let formats = formats.map { jsonString($0.rawValue) }
    let stream = stream.map { stream in
      #""cluster":\#(stream.cluster.map(jsonString) ?? "null"),"#
        + #""topic":\#(jsonString(stream.topic)),"group":\#(jsonString(stream.group)),"#
    }
    let text =
      #"{"layout":\#(Self.layout),"made_by":\#(jsonString(madeBy)),"#
      + #""inputs":[\#(inputs.joined(separator: ","))],"#
      + (stream ?? "")
      + #""formats":[\#(formats.joined(separator: ","))],"#
      + #""compression":\#(jsonString(compression.rawValue)),"#
      + #""parser":\#(jsonString(parser)),"volume":\#(jsonString(volume))}"#
    return Array((text + "\n").utf8)
  }

  /// What in an existing folder does not fit this manifest, one clause each; the parser may differ.
  package func differences(from folder: FolderManifest) -> [String] {
    var found: [String] = []
    if folder.madeBy != madeBy {
      found.append("it was made by `\(folder.madeBy)`, not by `\(madeBy)`")
    }
    if folder.stream != stream, folder.madeBy == madeBy {
      let text = { (stream: Stream?) in
        stream.map { "topic \($0.topic) of cluster \($0.cluster ?? "?") as group \($0.group)" }
          ?? "no topic"
      }
      found.append("it is for \(text(folder.stream)), the command for \(text(stream))")
    }
    if Set(folder.formats) != Set(formats) {
      let list = { (formats: [OutputFormat]) in formats.map(\.rawValue).joined(separator: ",") }
      found.append("it has --format \(list(folder.formats)), the command \(list(formats))")
    }
    if folder.compression != compression {
      found.append(
        "it has compression \(folder.compression.rawValue), the command \(compression.rawValue)"
      )
    }
    return found
  }

  /// Reads `nianbao.json`; nil when the folder has none.
  ///
  /// - Throws: `.manifestUnreadable`, `.unknownLayout`, `.system`.
  package static func read(in folder: Directory) throws(FileSinkError) -> FolderManifest? {
    let path = folder.path(of: fileName)
    let bytes: [UInt8]
    do {
      bytes = try folder.read(fileName).readAll(limit: 1 << 26)
    } catch .system("open", _, ENOENT) {
      return nil
    }
    let fields: ManifestFields
    do {
      fields = try ManifestFields(bytes)
    } catch {
      throw .manifestUnreadable(
        path: path,
        problem: "at byte \(error.offset) \(error.expected) is missing"
      )
    }
    guard let found = fields.layout else {
      throw .manifestUnreadable(path: path, problem: "it has no layout")
    }
    guard found == layout else { throw .unknownLayout(path: path, found: found) }
    guard let madeBy = fields.madeBy, let inputs = fields.inputs, let formats = fields.formats,
      let compression = fields.compression.flatMap(Compression.init(rawValue:)),
      let parser = fields.parser, let volume = fields.volume
    else { throw .manifestUnreadable(path: path, problem: "a key is missing or unknown") }
    let known = formats.compactMap(OutputFormat.init(rawValue:))
    let partitions = Set(inputs.map(\.partition))
    guard known.count == formats.count, partitions.count == inputs.count,
      partitions.allSatisfy({ SegmentName.isPlain($0) })
    else { throw .manifestUnreadable(path: path, problem: "a format or partition is unknown") }
    return FolderManifest(
      madeBy: madeBy,
      inputs: inputs,
      stream: fields.stream,
      formats: known,
      compression: compression,
      parser: parser,
      volume: volume
    )
  }
}
