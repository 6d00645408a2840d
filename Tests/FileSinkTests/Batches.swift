import FileSink

/// Opens `out` in a test's folder with the settings most tests use.
func openFolder(
  _ folder: TemporaryFolder,
  _ name: String = "out",
  formats: [OutputFormat] = [.jsonl, .csv],
  compression: Compression = .none,
  parser: String = "1.0.0"
) throws -> OutputFolder {
  try OutputFolder.open(
    at: folder.path(name),
    formats: formats,
    compression: compression,
    parser: parser
  )
}

/// Opens the partition `p000` of `out`.
func openSink(
  _ folder: TemporaryFolder,
  _ name: String = "out",
  compression: Compression = .none
) throws -> PartitionSink {
  var output = try openFolder(folder, name, compression: compression)
  let partition = try output.partition(forInput: "pages", path: "/")
  return try PartitionSink.open(folder: output, partition: partition)
}

/// What one batch of a few invented records would be: a record file, a table, a dead letter.
func contents(_ range: Range<Int64>) -> [SegmentContent] {
  let records = range.map { #"{"id":"\#($0)","publisher":"云溪县人民政府"}"# + "\n" }.joined()
  let table = "id,publisher\n" + range.map { "\($0),云溪县人民政府\n" }.joined()
  return [
    SegmentContent(
      folder: "records",
      fileExtension: "jsonl",
      rows: range.count,
      bytes: Array(records.utf8)
    ),
    SegmentContent(
      folder: "tables/reports",
      fileExtension: "csv",
      rows: range.count,
      bytes: Array(table.utf8)
    ),
    SegmentContent(
      folder: "dead",
      fileExtension: "jsonl",
      rows: 1,
      bytes: Array("{\"position\":\(range.lowerBound)}\n".utf8)
    ),
  ]
}

/// The time that stands in the ledgers of tests.
let someTime = "2026-01-02T03:04:05Z"
