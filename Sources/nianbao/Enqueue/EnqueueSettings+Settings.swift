import Kafka
import Stages
import Wire

extension EnqueueSettings {
  /// The settings of `enqueue`, resolved and checked.
  ///
  /// - Throws: ``CommandEnd`` with exit code 2 and a sentence that names the setting.
  init(_ reader: inout SettingsReader, _ kafka: KafkaSettings) throws {
    let pages = reader.words("pages")
    let archives = reader.words("warc")
    let state = reader.word("state")
    let source = reader.word("source")
    let pageBytes = try reader.number("page-max-bytes", default: 8 << 20, in: 1...(16 << 20))
    let batchPages = try reader.number("batch-pages", default: 1024, in: 1...100_000)
    let batchBytes = try reader.number("batch-bytes", default: 16 << 20, in: 1...(256 << 20))
    self.init(
      client: kafka.client,
      topics: kafka.topics,
      inputs: pages.map { Input(.pages, $0) } + archives.map { Input(.warc, $0) },
      state: state ?? "",
      source: source,
      pageBytes: pageBytes,
      bounds: Batch.Bounds(pages: batchPages, bytes: batchBytes)
    )
  }

  /// Checks what a producer cannot do without; `--print-config` shows settings that lack it, too.
  func checkInputs() throws {
    let paths = { (kind: InputKind) in inputs.filter { $0.kind == kind }.map(\.path) }
    try InputFolders.check(paths(.pages), warc: paths(.warc), for: "enqueue")
    guard !state.isEmpty else {
      throw CommandEnd.usage(
        "no state: give --state DIR, a folder of its own for this source (see nianbao enqueue --help)"
      )
    }
  }
}
