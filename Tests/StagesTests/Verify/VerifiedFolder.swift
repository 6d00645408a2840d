import FileSink
import Foundation
import Reports
import Stages
import TestSupport

/// Pages and the output folder of a run over them, made by the real list and sink with small
/// invented records; tests then tamper with it.
struct VerifiedFolder {
  /// Twelve pages at the positions 0…11; those at 2 and 9 become dead letters.
  let pages: TemporaryFolder
  let out: TemporaryFolder
  let compression: Compression

  /// Three batches of four positions each.
  static let batch = 4

  init(compression: Compression = .none, batches: Int = 3, sidecars: Bool = true) throws {
    pages = try TemporaryFolder()
    out = try TemporaryFolder()
    self.compression = compression
    for index in 0..<12 {
      let name = Self.name(index)
      let isEmpty = [2, 9].contains(index)
      try pages.write(name, isEmpty ? "" : "<p>云溪县第\(index)号年度报告</p>")
      if sidecars, index % 2 == 1 {
        try pages.write("\(name).meta.json", #"{"url":"https://www.yunxi.example/\#(index)"}"#)
      }
    }
    try list()
    try process(batches: batches)
  }

  /// A page's path: some in a folder, in order of their bytes.
  static func name(_ index: Int) -> String {
    let number = index < 10 ? "0\(index)" : "\(index)"
    return index < 6 ? "a/\(number).html" : "b\(number).html"
  }

  var directory: PageDirectory { PageDirectory(path: pages.path, budget: 1 << 20) }

  func open() throws -> (folder: OutputFolder, partition: String) {
    var folder = try OutputFolder.open(
      at: out.path,
      formats: [.jsonl, .csv],
      compression: compression,
      parser: "1.0.0"
    )
    return (folder, try folder.partition(forInput: "pages", path: pages.path))
  }

  /// Brings the page list up to date as a run does at its start.
  func list(next: Int = 0) throws {
    let (folder, partition) = try open()
    _ = try PageListUpdate(
      folder: folder.ledger.path(of: "\(partition).pages"),
      directory: directory,
      next: next
    ).run(earlier: Nothing())
  }

  /// Commits batches from where the ledger ends.
  func process(batches: Int) throws {
    let (folder, partition) = try open()
    let sink = try PartitionSink.open(folder: folder, partition: partition)
    let parts = try PageListPart.all(in: folder.ledger.path(of: "\(partition).pages"))
    var list = PageListReader(parts: parts, from: Int(sink.next))
    for _ in 0..<batches {
      var listed: [ListedPage] = []
      while listed.count < Self.batch, let page = try list.next() { listed.append(page) }
      guard let last = listed.last else { return }
      try sink.commit(
        next: Int64(last.position + 1),
        contents: listed.isEmpty ? [] : contents(listed),
        at: "2026-01-02T03:04:05Z"
      )
    }
  }

  private func contents(_ listed: [ListedPage]) -> [SegmentContent] {
    var records = ""
    var dead = ""
    var reports = "\u{FEFF}id,title\r\n"
    var counts = (records: 0, dead: 0)
    for page in listed {
      let read = directory.read(page.entry)
      let identity = PageIdentity(url: read.page.url, body: read.page.body)
      if read.page.body.isEmpty {
        let id = read.refusal == nil ? #""\#(identity.id)""# : "null"
        dead += #"{"schema":"nianbao.dead/1","id":\#(id),"position":\#(page.position),"#
        dead += #""url":"\#(read.page.url)","reason":"empty","body":""}"# + "\n"
        counts.dead += 1
      } else {
        records += #"{"schema":"nianbao.record/1","parser":"1.0.0","id":"\#(identity.id)","#
        records += #""kind":"annual_report","source":{"url":"\#(read.page.url)","bytes":1.5e1,"#
        records += #""sha256":"\#(identity.sha256)"},"title":"年报 \"\#(page.position)\""}"# + "\n"
        reports += "\(identity.id),\"年报, \"\"\(page.position)\"\"\n\"\r\n"
        counts.records += 1
      }
    }
    let file = { (folder: String, suffix: String, rows: Int, text: String) in
      SegmentContent(folder: folder, fileExtension: suffix, rows: rows, bytes: Array(text.utf8))
    }
    return [
      file("records", "jsonl", counts.records, records), file("dead", "jsonl", counts.dead, dead),
      file("tables/reports", "csv", counts.records, reports),
    ]
  }

  /// All findings of a verification that is given the pages.
  func findings(withPages: Bool = true) throws -> [VerifyFinding] {
    var findings: [VerifyFinding] = []
    let inputs = withPages ? [VerifyInput(kind: "pages", path: pages.path)] : []
    let summary = try verify(out: out.path, inputs: inputs) { findings.append($0) }
    precondition(summary.isClean == findings.isEmpty)
    return findings
  }

  /// The name of a batch's file, relative to the output folder.
  func file(_ folder: String, batch: Int) -> String {
    let first = Int64(batch * Self.batch)
    let name = SegmentName(
      first: first,
      next: first + Int64(Self.batch),
      suffix: (folder.hasPrefix("tables") ? ".csv" : ".jsonl") + compression.fileSuffix
    )
    return "\(folder)/p000/\(name.text)"
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: out.path + "/" + name)))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: out.path + "/" + name))
  }

  /// Changes the lines of a file, newlines included.
  func editLines(_ name: String, _ edit: (inout [[UInt8]]) -> Void) throws {
    var lines = try read(name).split(separator: 10).map { Array($0) + [10] }
    edit(&lines)
    try write(name, Array(lines.joined()))
  }

  private struct Nothing: EarlierOutput {
    func identities(at positions: [Int]) -> [Int: String] { [:] }
  }
}
